package io.safeexit.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * What the program was told, from all sources: command line over environment over file over
 * default. Immutable.
 *
 * @param mode how it shows itself
 * @param service which service is managed
 * @param leftOver what the terminal mode does with what an earlier life left running
 * @param host the address the built-in service listens on
 * @param port its port
 * @param language the language of all texts
 * @param theme the look of the panel
 * @param interfaceLimit limit of the interface stage
 * @param comprehensiveLimit limit of the comprehensive stage
 * @param keepAliveLinger how long an idle connection stays readable once an exit has begun
 * @param disableAiohttpTransport handed on to managed Python programs
 * @param onClose what closing the window means while a service runs
 * @param logFolder where cleanup logs are written
 * @param kept how much is kept on disk
 */
public record Settings(
        Mode mode,
        ServiceChoice service,
        LeftOverRule leftOver,
        String host,
        int port,
        Locale language,
        Theme theme,
        Duration interfaceLimit,
        Duration comprehensiveLimit,
        Duration keepAliveLinger,
        boolean disableAiohttpTransport,
        OnClose onClose,
        Path logFolder,
        Kept kept) {

    /** How the program shows itself. */
    public enum Mode {
        /** A window. */
        PANEL,
        /** A transcript on the terminal. */
        WEB,
        /** Commands on the terminal, typed or read from a script. */
        CONSOLE
    }

    /** What the terminal mode does with what an earlier life left running: nobody can be asked. */
    public enum LeftOverRule {
        /** What holds the port of the service is ended, everything else is only named. */
        PORT,
        /** All of it is ended. */
        STOP,
        /** What this service file started is managed again instead of a start. */
        ADOPT,
        /** All of it is only named. */
        LEAVE
    }

    /** The look of the panel. */
    public enum Theme {
        /** As the desktop has it. */
        SYSTEM,
        LIGHT,
        DARK,
        /** For eyes that need it: 7:1 and thicker lines, light or dark as the desktop has it. */
        CONTRAST
    }

    /** What closing the window means while a service runs. */
    public enum OnClose {
        /** A safe exit. */
        EXIT,
        /** A person is asked first. */
        ASK
    }

    /**
     * How much is kept on disk.
     *
     * @param logs cleanup logs of earlier runs
     * @param exits past exits, in the history
     * @param outputFileBytes how large a file of what a program prints becomes
     * @param outputFiles how many of them there are, for each of its two streams
     */
    public record Kept(int logs, int exits, long outputFileBytes, int outputFiles) {}
}
