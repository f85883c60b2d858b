package io.safeexit.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.safeexit.service.ServiceLoad;
import io.safeexit.shutdown.Deadline;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;

/** The figures of the last minute. */
class MinuteTest {

    private final Minute minute = new Minute();
    private Deadline now = Deadline.now();

    private Vitals after(Duration step, long served) {
        now = now.plus(step);
        return minute.add(
                Optional.of(new ServiceLoad(1, 2, 3, served)), Optional.empty(), now, served);
    }

    @Test
    void countsWhatWasServedWithinTheLastSecond() {
        Vitals last = Vitals.NONE;
        for (int i = 0; i <= 30; i++) {
            last = after(Duration.ofMillis(100), i * 120L);
        }
        assertEquals(1200, last.perSecond());
    }

    @Test
    void anotherServiceCountsFromZero() {
        after(Duration.ofMillis(100), 5000);
        assertEquals(0, after(Duration.ofMillis(100), 0).perSecond());
        assertEquals(40, after(Duration.ofMillis(100), 40).perSecond());
    }

    @Test
    void keepsOnePointASecondForAMinute() {
        for (int i = 0; i < 1000; i++) {
            after(Duration.ofMillis(100), i);
        }
        assertEquals(Minute.POINTS, minute.points().size());
        assertEquals(10, seconds(1) - seconds(0));
    }

    private long seconds(int index) {
        return minute.points().get(index).megabytes();
    }

    @Test
    void withoutAServiceEverythingIsZeroButTheMemory() {
        after(Duration.ofSeconds(1), 100);
        now = now.plus(Duration.ofSeconds(1));
        assertEquals(
                new Vitals(ServiceLoad.NONE, 0, Optional.empty(), 77),
                minute.add(Optional.empty(), Optional.empty(), now, 77));
    }
}
