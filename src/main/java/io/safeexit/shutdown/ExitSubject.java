package io.safeexit.shutdown;

/** What the desk ends: asked for a plan when an exit begins, told when it is over. */
public interface ExitSubject {

    /**
     * The plan of the exit that begins now. From here on nothing is started any more until {@link
     * #ended}. Called on the coordinator, once per exit; must not wait.
     */
    CleanupPlan begin(ExitRequest request);

    /** The exit is over. Called on the coordinator; must not wait. */
    void ended(ShutdownReport report);
}
