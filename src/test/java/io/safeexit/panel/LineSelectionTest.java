package io.safeexit.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.LongStream;

class LineSelectionTest {

    private final LineSelection selection = new LineSelection();

    private List<Long> selected() {
        return LongStream.range(0, 20).filter(selection::contains).boxed().toList();
    }

    @Test
    void aClickSelectsOneAndAnotherWithShiftAllBetween() {
        selection.only(5);
        assertEquals(List.of(5L), selected());
        selection.to(8);
        assertEquals(List.of(5L, 6L, 7L, 8L), selected());
        selection.to(3);
        assertEquals(List.of(3L, 4L, 5L), selected());
        assertEquals(3, selection.lead());
    }

    @Test
    void singleOnesComeAndGo() {
        selection.only(5);
        selection.to(9);
        selection.toggle(7);
        assertEquals(List.of(5L, 6L, 8L, 9L), selected());
        selection.toggle(5);
        selection.toggle(12);
        selection.toggle(9);
        assertEquals(List.of(6L, 8L, 12L), selected());
        selection.toggle(7);
        assertEquals(List.of(6L, 7L, 8L, 12L), selected());
    }

    @Test
    void anotherBeginningForgetsTheOthers() {
        selection.all(0, 19);
        assertEquals(20, selected().size());
        selection.only(4);
        assertEquals(List.of(4L), selected());
        selection.clear();
        assertEquals(List.of(), selected());
        assertEquals(LineSelection.NONE, selection.lead());
    }
}
