package io.safeexit.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SteadyFigureTest {

    private final SteadyFigure figure = new SteadyFigure();

    @Test
    void staysWhereItIsAsLongAsItOnlyWanders() {
        assertEquals(40, figure.of(40));
        assertEquals(40, figure.of(48));
        assertEquals(40, figure.of(33));
        assertEquals(49, figure.of(49));
    }

    @Test
    void aLargeOneMayWanderFurther() {
        assertEquals(800, figure.of(800));
        assertEquals(800, figure.of(900));
        assertEquals(699, figure.of(699));
    }
}
