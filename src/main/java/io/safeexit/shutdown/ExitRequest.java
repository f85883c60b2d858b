package io.safeexit.shutdown;

/**
 * One request to end something: who asked, how urgently, and of what.
 *
 * @param trigger who asked
 * @param urgency whether the cleanup is gone through or cut short
 * @param scope whether only the service ends, or the whole program
 */
public record ExitRequest(Trigger trigger, Urgency urgency, Scope scope) {

    /** How urgently an exit is asked for. */
    public enum Urgency {
        /** All phases, within their limits. */
        GRACEFUL,
        /** Straight to the emergency tier. */
        FORCE
    }

    /** What is to end. */
    public enum Scope {
        /** The managed service; the program stays. */
        SERVICE,
        /** The service and then the process. */
        APPLICATION
    }

    /** A graceful end of the whole program. */
    public static ExitRequest exit(Trigger trigger) {
        return new ExitRequest(trigger, Urgency.GRACEFUL, Scope.APPLICATION);
    }

    /** A graceful end of the service alone. */
    public static ExitRequest stop(Trigger trigger) {
        return new ExitRequest(trigger, Urgency.GRACEFUL, Scope.SERVICE);
    }

    /** The same request, at once. */
    public ExitRequest forced() {
        return new ExitRequest(trigger, Urgency.FORCE, scope);
    }

    boolean isForce() {
        return urgency == Urgency.FORCE;
    }
}
