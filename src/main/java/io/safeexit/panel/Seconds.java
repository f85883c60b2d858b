package io.safeexit.panel;

import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.Supplier;

/** Seconds as a person types them, whole or decimal; what is no number leaves the value alone. */
final class Seconds extends StringConverter<Double> {

    private final Supplier<Double> current;

    Seconds(Supplier<Double> current) {
        this.current = current;
    }

    @Override
    public String toString(@Nullable Double seconds) {
        return seconds == null ? "" : of(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    /** {@code 5}, {@code 2.5} or {@code 0.125}. */
    static String of(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString();
    }

    @Override
    public Double fromString(@Nullable String typed) {
        try {
            double seconds = Double.parseDouble(String.valueOf(typed).strip().replace(',', '.'));
            return Double.isFinite(seconds) ? seconds : current.get();
        } catch (NumberFormatException noNumber) {
            return current.get();
        }
    }
}
