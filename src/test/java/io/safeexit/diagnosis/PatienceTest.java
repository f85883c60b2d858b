package io.safeexit.diagnosis;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.service.Blocker;
import io.safeexit.service.Hold;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.ExitProgress;
import io.safeexit.shutdown.ExitProgress.PhaseProgress;
import io.safeexit.shutdown.ExitProgress.PhaseState;
import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.Phase;
import io.safeexit.shutdown.Progress;
import io.safeexit.shutdown.Tier;
import io.safeexit.shutdown.Trigger;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A scene of puppets: an exit of which one second is left, and what it waits for. */
class PatienceTest {

    private static final Duration LEFT = Duration.ofSeconds(1);
    private static final Duration MORE = Duration.ofSeconds(10);

    private final ExitRequest reason = ExitRequest.stop(Trigger.BUTTON);
    private final Deadline began = Deadline.now();
    private final List<Duration> granted = new CopyOnWriteArrayList<>();
    private volatile Deadline end = Deadline.in(LEFT);
    private final Deadline usual = end;
    private volatile Optional<ExitProgress> over = Optional.empty();

    private final Puppet first = new Puppet("first");
    private final Puppet second = new Puppet("second");
    private final Puppet third = new Puppet("third");
    private volatile Look look = lookAt(first, second, third);

    private final Patience patience =
            new Patience(
                    () -> over.or(() -> Optional.of(exit())),
                    by -> {
                        granted.add(by);
                        end = end.plus(by);
                        return true;
                    },
                    () -> look,
                    () -> {});

    private static final class Puppet implements Hold {
        private final String name;
        private final AtomicInteger cancelled = new AtomicInteger();
        private volatile Deadline when = Deadline.now();

        Puppet(String name) {
            this.name = name;
        }

        @Override
        public Object key() {
            return name;
        }

        @Override
        public boolean cancel() {
            when = Deadline.now();
            cancelled.incrementAndGet();
            return true;
        }

        Finding finding() {
            var blocker = new Blocker(Blocker.Kind.REQUEST, name, "", Duration.ZERO, this);
            return new Finding(blocker, "", Doing.UNKNOWN, List.of(), Optional.empty(), List.of());
        }
    }

    private static Look lookAt(Puppet... puppets) {
        return new Look(List.of(puppets).stream().map(Puppet::finding).toList(), 0);
    }

    private ExitProgress exit() {
        var now = Deadline.now();
        var phase =
                new PhaseProgress(
                        Phase.FINISH_REQUESTS,
                        PhaseState.RUNNING,
                        now.since(began),
                        end.since(began),
                        Progress.NONE);
        return new ExitProgress(
                reason, reason.scope(), Tier.SAFE, false, List.of(phase), end, null);
    }

    @Test
    void atTheOldLimitOnlyTheOtherOnesAreCancelled() {
        assertTrue(patience.waitLonger(first.finding(), MORE));
        assertEquals(List.of(MORE), granted);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> second.cancelled.get() > 0 && third.cancelled.get() > 0);
        assertTrue(second.when.compareTo(usual.minus(Duration.ofMillis(50))) >= 0);
        assertEquals(0, first.cancelled.get());
    }

    @Test
    void whatIsFoundLaterIsCancelledTooAndNothingTwice() {
        look = lookAt(first, second);
        patience.waitLonger(first.finding(), MORE);
        await().atMost(Duration.ofSeconds(10)).until(() -> second.cancelled.get() > 0);
        look = lookAt(first, second, third);
        await().atMost(Duration.ofSeconds(10)).until(() -> third.cancelled.get() > 0);
        assertEquals(1, second.cancelled.get());
        assertEquals(0, first.cancelled.get());
    }

    @Test
    void forTwoTheExitIsGrantedItOnlyOnce() {
        patience.waitLonger(first.finding(), MORE);
        patience.waitLonger(second.finding(), MORE);
        assertEquals(List.of(MORE), granted);
        patience.waitLonger(first.finding(), MORE);
        assertEquals(List.of(MORE, MORE), granted);
        await().atMost(Duration.ofSeconds(10)).until(() -> third.cancelled.get() > 0);
        assertEquals(0, first.cancelled.get() + second.cancelled.get());
    }

    @Test
    void timeGrantedToTheWholeExitIsForTheOthersToo() {
        patience.waitLonger(first.finding(), MORE);
        end = end.plus(Duration.ofSeconds(1));
        await().atMost(Duration.ofSeconds(10)).until(() -> second.cancelled.get() > 0);
        assertTrue(second.when.since(usual).compareTo(Duration.ofMillis(900)) >= 0);
    }

    @Test
    void isForgottenWithItsExit() {
        patience.waitLonger(first.finding(), MORE);
        over =
                Optional.of(
                        new ExitProgress(
                                reason, reason.scope(), Tier.SAFE, false, List.of(), end, null));
        await().during(LEFT.plusMillis(300))
                .atMost(Duration.ofSeconds(10))
                .until(() -> second.cancelled.get() == 0);
        assertFalse(patience.waitLonger(first.finding(), MORE));
    }
}
