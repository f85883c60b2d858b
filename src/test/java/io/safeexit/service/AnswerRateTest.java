package io.safeexit.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.safeexit.shutdown.Deadline;

import org.junit.jupiter.api.Test;

import java.time.Duration;

/** How many requests a second are answered, by looks that are near or far between. */
class AnswerRateTest {

    private final AnswerRate rate = new AnswerRate();
    private Deadline now = Deadline.now();

    private long after(long millis, long served) {
        now = now.plus(Duration.ofMillis(millis));
        return rate.add(served, now);
    }

    @Test
    void aLookOnceASecondTellsOfNowAndNotOfTheStart() {
        after(0, 0);
        after(1000, 10_000);
        after(1000, 10_000);
        assertEquals(0, after(900, 10_000), "nothing since");
        assertEquals(50, after(100, 10_050));
    }

    @Test
    void aLookRightAfterAnotherComparesWithTheSecondBefore() {
        after(0, 0);
        after(1000, 100);
        assertEquals(100, after(5, 100), "as much as in the second that has just gone by");
    }

    @Test
    void afterALongPauseItIsTheRateOfThePause() {
        after(0, 0);
        assertEquals(20, after(10_000, 200));
    }
}
