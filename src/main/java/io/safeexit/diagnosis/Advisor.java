package io.safeexit.diagnosis;

import io.safeexit.os.Signals;
import io.safeexit.service.Blocker;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** For the causes that are known: what to change. */
final class Advisor {

    /** How long after it was told to give up something is deaf. */
    private static final Duration DEAF_AFTER = Duration.ofMillis(100);

    /** More than the slowest seen, so that the next one has room. */
    private static final double ROOM = 1.25;

    private static final List<String> ALTERNATIVES =
            List.of(Signals.name(Signals.INT), "SIGHUP", "SIGQUIT");

    private final Duration longestRequest;
    private final Duration interfaceLimit;

    Advisor(Duration longestRequest, Duration interfaceLimit) {
        this.longestRequest = longestRequest;
        this.interfaceLimit = interfaceLimit;
    }

    Optional<Advice> on(Blocker blocker, Doing doing, List<String> deafTo) {
        if (swallowsInterrupts(blocker, doing)) {
            return Optional.of(Advice.of("advice.swallowsInterrupts", doing.where()));
        }
        return switch (blocker.kind()) {
            case DEADLOCK -> Optional.of(Advice.of("advice.deadlock"));
            case UPLOAD -> Optional.of(Advice.of("advice.upload"));
            case REQUEST -> onRequest(doing);
            case STREAM -> Optional.of(Advice.of("advice.stream"));
            case CONNECTION -> Optional.of(Advice.of("advice.connection"));
            case PROCESS -> onProcess(deafTo);
            case PIPE -> Optional.of(Advice.of("advice.pipe", blocker.peer()));
            case TASK -> onPeer(doing);
            case THREAD -> Optional.of(Advice.of("advice.thread"));
        };
    }

    private static boolean swallowsInterrupts(Blocker blocker, Doing doing) {
        return blocker.hold().told()
                && blocker.hold().thread().isPresent()
                && !doing.where().isEmpty()
                && doing.since().compareTo(DEAF_AFTER) >= 0;
    }

    private Optional<Advice> onRequest(Doing doing) {
        if (longestRequest.compareTo(interfaceLimit) > 0) {
            long enough = (long) Math.ceil(longestRequest.toMillis() * ROOM / 1000.0);
            return Optional.of(Advice.of("advice.limit", longestRequest, enough));
        }
        return onPeer(doing);
    }

    private static Optional<Advice> onPeer(Doing doing) {
        return doing.activity() == Activity.WAITS_FOR_PEER
                ? Optional.of(Advice.of("advice.peer"))
                : Optional.empty();
    }

    private static Optional<Advice> onProcess(List<String> deafTo) {
        return deafTo.isEmpty()
                ? Optional.empty()
                : ALTERNATIVES.stream()
                        .filter(signal -> !deafTo.contains(signal))
                        .findFirst()
                        .map(
                                signal ->
                                        Advice.of(
                                                "advice.deafProcess",
                                                String.join(", ", deafTo),
                                                signal));
    }
}
