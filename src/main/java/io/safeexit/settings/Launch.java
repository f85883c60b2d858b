package io.safeexit.settings;

/** What a command line amounts to. */
public sealed interface Launch {

    /**
     * The program is to run.
     *
     * @param settings what it was told
     * @param current the same, to be changed while it runs
     * @param meeting what becomes of a window that is open already
     */
    record Run(Settings settings, CurrentSettings current, Meeting meeting) implements Launch {}

    /** The newest {@code count} of the past exits are asked for; {@code json} for a program. */
    record History(Settings settings, int count, boolean json) implements Launch {}

    /** The exit is to be rehearsed. */
    record Drill(Settings settings, DrillOrder order) implements Launch {}

    /** What becomes of a window that is open already. */
    enum Meeting {
        /** It comes to the front, and opens the service file that was named, if any. */
        FRONT,
        /** It stays as it is: another is opened beside it. */
        APART,
        /** It starts its service. */
        START,
        /** It ends its service; where there is none, nothing is to be done. */
        STOP
    }

    /** Something was asked ({@code --help}, {@code --version}): the answer, for standard output. */
    record Say(String text) implements Launch {}

    /** Something cannot be used: one line that says what, for standard error. */
    record Refuse(String line) implements Launch {}
}
