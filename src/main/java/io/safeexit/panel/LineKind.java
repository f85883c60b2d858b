package io.safeexit.panel;

import io.safeexit.service.output.OutputSource;
import io.safeexit.shutdown.ShutdownEvent.Severity;

import javafx.css.PseudoClass;

import java.util.Locale;

/** What kind a line is; a button for each shows or hides them. */
enum LineKind {
    INFO("panel.log.info"),
    WARN("panel.log.warn"),
    ERROR("panel.log.error"),
    OUT("panel.output.out"),
    ERR("panel.output.err");

    private final String key;

    @SuppressWarnings("ImmutableEnumChecker") // it is, only not marked so
    private final PseudoClass look;

    LineKind(String key) {
        this.key = key;
        this.look = PseudoClass.getPseudoClass(word());
    }

    static LineKind of(Severity severity) {
        return switch (severity) {
            case INFO -> INFO;
            case WARN -> WARN;
            case ERROR -> ERROR;
        };
    }

    static LineKind of(OutputSource source) {
        return switch (source) {
            case OUT -> OUT;
            case ERR -> ERR;
        };
    }

    /** The text of its button. */
    String key() {
        return key;
    }

    /** In style sheets and ids. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Set on the cells of such lines. */
    PseudoClass look() {
        return look;
    }

    /** Whether it says that something is wrong. */
    boolean warns() {
        return this == WARN || this == ERROR;
    }

    /** Whether a program printed it. */
    boolean printed() {
        return this == OUT || this == ERR;
    }
}
