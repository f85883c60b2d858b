package io.safeexit.terminal;

import io.safeexit.os.TerminalModes;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** In which of its ways the console is entered, by what standard input and output are. */
final class Doors {

    private Doors() {}

    @SuppressWarnings("SystemConsoleNull") // both are asked: older JVMs answer null
    static Talk open(
            Commands commands, Path folder, Supplier<OptionalInt> columns, Runnable interrupted) {
        var environment = System.getenv();
        var console = System.console();
        boolean terminal = console != null && console.isTerminal();
        if (terminal && understands(environment)) {
            Optional<EditedTalk> edited =
                    LineEditor.open(commands, folder, Passage.coloured(environment), interrupted);
            if (edited.isPresent()) {
                return edited.get();
            }
        }
        boolean typed = terminal || TerminalModes.now().isPresent();
        return new LineTalk(System.in, Screen.plain(columns), !typed, columns);
    }

    /** Whether the terminal understands escape sequences; Windows has no variable for that. */
    private static boolean understands(Map<String, String> environment) {
        var kind = environment.getOrDefault("TERM", "");
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        return !kind.equals("dumb") && (windows || !kind.isEmpty());
    }
}
