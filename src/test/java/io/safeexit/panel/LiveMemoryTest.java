package io.safeexit.panel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LiveMemoryTest {

    @Test
    void whatOnlyWandersIsNoNews() {
        assertEquals(40, LiveMemory.steady(0, 40));
        assertEquals(40, LiveMemory.steady(40, 48));
        assertEquals(40, LiveMemory.steady(40, 33));
        assertEquals(49, LiveMemory.steady(40, 49));
        assertEquals(800, LiveMemory.steady(800, 900));
        assertEquals(699, LiveMemory.steady(800, 699));
    }

    @Test
    void whatIsKeptIsNeededAndWhatIsForgottenIsNot() {
        var memory = new LiveMemory();
        System.gc();
        long before = memory.megabytes();
        assertTrue(before > 0, "MB: " + before);
        var kept = new byte[100 << 20];
        System.gc();
        long more = memory.megabytes();
        assertTrue(more >= before + 90, before + " MB, then " + more + ", of " + kept.length);
        kept = new byte[0];
        await(kept.length + " bytes are kept")
                .until(
                        () -> {
                            System.gc(); // one of another thread may have been under way
                            return memory.megabytes() <= more - 90;
                        });
    }
}
