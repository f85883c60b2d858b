package io.safeexit.shutdown;

/** What came of an {@link ExitRequest}. */
public enum Answer {
    /** It began an exit. */
    STARTED,
    /** The exit under way goes straight to the emergency tier. */
    ESCALATED,
    /** The stop of the service under way became an exit of the program. */
    WIDENED,
    /** An exit was under way already and goes on as it was. */
    NOTED
}
