package io.safeexit.panel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.shutdown.Deadline;

import org.junit.jupiter.api.Test;

import java.time.Duration;

/** The promise goes up only when more time is granted. */
class CountdownTest {

    private final Countdown countdown = new Countdown();
    private final Deadline promised = Deadline.in(Duration.ofSeconds(20));

    private Duration left(Deadline goneBy) {
        return countdown.until(goneBy);
    }

    @Test
    void goesDownWithTheEngine() {
        left(promised);
        assertTrue(left(promised.minus(Duration.ofSeconds(5))).toMillis() <= 15_000);
    }

    @Test
    void staysWhenTheEngineAddsAFractionOfASecond() {
        var before = left(promised);
        assertTrue(left(promised.plus(Duration.ofMillis(250))).compareTo(before) <= 0);
    }

    @Test
    void goesUpByAnExtension() {
        left(promised);
        assertTrue(left(promised.plus(Duration.ofSeconds(10))).toMillis() > 25_000);
    }

    @Test
    void theNextExitCountsAnew() {
        left(promised.minus(Duration.ofSeconds(19)));
        countdown.reset();
        assertTrue(left(promised.minus(Duration.ofMillis(18_500))).toMillis() > 1000);
    }
}
