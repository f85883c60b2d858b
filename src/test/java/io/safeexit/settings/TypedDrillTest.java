package io.safeexit.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.settings.TypedDrill.Ordered;
import io.safeexit.settings.TypedDrill.Refused;
import io.safeexit.settings.TypedDrill.Unknown;
import io.safeexit.text.Texts;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** A drill ordered in the console: the words of the command line, and what is wrong with them. */
class TypedDrillTest {

    private static TypedDrill typed(String... words) {
        return TypedDrill.read(List.of(words), Texts.in(Locale.ENGLISH));
    }

    private static DrillOrder order(String... words) {
        return assertInstanceOf(Ordered.class, typed(words)).order();
    }

    @Test
    void theKindAndTheOptionsAreThoseOfTheCommandLine() {
        var order = order("full", "--repeat", "3", "--seed", "77", "--drill-path", "/shop");
        assertEquals(Optional.of(DrillKind.FULL), order.kind());
        assertEquals(3, order.times());
        assertEquals(OptionalLong.of(77), order.seed());
        assertEquals(List.of("/shop"), order.paths());
    }

    @Test
    void withoutAWordItIsOneAtTheUsualMoments() {
        var order = order();
        assertEquals(Optional.empty(), order.kind());
        assertEquals(1, order.times());
        assertEquals(OptionalLong.empty(), order.seed());
        assertTrue(order("--random").seed().isPresent(), "at random has a seed to repeat it with");
    }

    @Test
    void whatCannotBeUsedIsNamedWithWhatWasExpected() {
        var refused = assertInstanceOf(Refused.class, typed("full", "--repeat", "often"));
        assertTrue(refused.why().contains("--repeat"), refused.why());
        assertTrue(refused.why().contains("a whole number from 1 to 10000"), refused.why());
        assertTrue(!refused.why().startsWith("safe-exit"), refused.why());
        assertInstanceOf(Refused.class, typed("half"));
        assertInstanceOf(Refused.class, typed("full", "--seed"));
    }

    @Test
    void whatBelongsToNoDrillIsNotTaken() {
        assertEquals(new Unknown("--port"), typed("full", "--port"));
    }
}
