package io.safeexit.settings;

/** What a command line amounts to. */
public sealed interface Launch {

    /** The program is to run. */
    record Run(Settings settings, SettingsFile file, Meeting meeting) implements Launch {}

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
