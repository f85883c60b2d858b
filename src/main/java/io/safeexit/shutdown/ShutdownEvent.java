package io.safeexit.shutdown;

import java.time.Duration;
import java.util.List;

/** What is said about an exit and the life before it, as data; wording is the journal's affair. */
public sealed interface ShutdownEvent {

    /** How much a reader should care. */
    enum Severity {
        /** Goes as it should. */
        INFO,
        /** Something was cut short. */
        WARN,
        /** Something failed. */
        ERROR
    }

    /** How much a reader should care about this. */
    default Severity severity() {
        return Severity.INFO;
    }

    /** An exit begins; {@code limit} is the promise. */
    record Began(ExitRequest request, Duration limit) implements ShutdownEvent {}

    /** A further request while the exit is under way, and what came of it. */
    record Repeated(ExitRequest request, Answer answer) implements ShutdownEvent {}

    /** The limit was extended by a person. */
    record Extended(Duration by, Duration left) implements ShutdownEvent {}

    /** A phase begins. */
    record PhaseBegan(Phase phase) implements ShutdownEvent {}

    /** A phase is over; {@code unfinished} of its tasks were abandoned. */
    record PhaseEnded(Phase phase, Duration took, int unfinished) implements ShutdownEvent {
        @Override
        public Severity severity() {
            return unfinished > 0 ? Severity.WARN : Severity.INFO;
        }
    }

    /** A stage is over; {@code inTime} when nothing of it was abandoned. */
    record StageEnded(Stage stage, boolean inTime) implements ShutdownEvent {
        @Override
        public Severity severity() {
            return inTime ? Severity.INFO : Severity.WARN;
        }
    }

    /** A task is done. */
    record TaskEnded(Phase phase, String task, Duration took) implements ShutdownEvent {}

    /** A task threw; the phase goes on. */
    record TaskFailed(Phase phase, String task, String error) implements ShutdownEvent {
        @Override
        public Severity severity() {
            return Severity.ERROR;
        }
    }

    /**
     * A task reached its end by force only; the phase goes on. What was forced, and why, was said
     * in a note by the task itself.
     */
    record TaskForced(Phase phase, String task, Duration took) implements ShutdownEvent {
        @Override
        public Severity severity() {
            return Severity.WARN;
        }
    }

    /** The limit is near: the task was interrupted and told to give up. */
    record TaskCancelled(Phase phase, String task, String waitingFor) implements ShutdownEvent {
        @Override
        public Severity severity() {
            return Severity.WARN;
        }
    }

    /** The limit is reached: nobody waits for the task any more. {@code stack}: where it stands. */
    record TaskAbandoned(Phase phase, String task, String waitingFor, List<String> stack)
            implements ShutdownEvent {
        public TaskAbandoned {
            stack = List.copyOf(stack);
        }

        @Override
        public Severity severity() {
            return Severity.ERROR;
        }
    }

    /** The emergency tier begins. */
    record EmergencyBegan() implements ShutdownEvent {
        @Override
        public Severity severity() {
            return Severity.ERROR;
        }
    }

    /** The emergency tier is done. */
    record EmergencyEnded(Duration took) implements ShutdownEvent {
        @Override
        public Severity severity() {
            return Severity.WARN;
        }
    }

    /** The exit is over. */
    record Ended(ShutdownReport report) implements ShutdownEvent {
        @Override
        public Severity severity() {
            return switch (report.outcome()) {
                case CLEAN -> Severity.INFO;
                case DEGRADED -> Severity.WARN;
                case FORCED, HALTED -> Severity.ERROR;
            };
        }
    }

    /** The guard ends the process: everything else has failed. */
    record GuardFired() implements ShutdownEvent {
        @Override
        public Severity severity() {
            return Severity.ERROR;
        }
    }

    /**
     * Anything else worth saying, by the service, the journal or the program: {@code key} names a
     * text, {@code args} fill it in.
     */
    record Note(Severity severity, String key, List<Object> args) implements ShutdownEvent {
        public Note {
            args = List.copyOf(args);
        }

        /** Something that goes as it should. */
        public static Note info(String key, Object... args) {
            return new Note(Severity.INFO, key, List.of(args));
        }

        /** Something that was cut short. */
        public static Note warn(String key, Object... args) {
            return new Note(Severity.WARN, key, List.of(args));
        }

        /** Something that failed. */
        public static Note error(String key, Object... args) {
            return new Note(Severity.ERROR, key, List.of(args));
        }
    }
}
