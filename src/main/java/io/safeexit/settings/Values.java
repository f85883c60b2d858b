package io.safeexit.settings;

import io.safeexit.settings.Settings.LeftOverRule;
import io.safeexit.settings.Settings.Mode;
import io.safeexit.settings.Settings.OnClose;
import io.safeexit.settings.Settings.Theme;
import io.safeexit.settings.UnusableSetting.Expected;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a person's words become values; what cannot become one is named with its source. */
final class Values {
    /** What another start of the program can ask of a window. */
    static final String START = "start";

    private static final int LAST_PORT = 65_535;
    private static final int MOST_EXITS = 10_000;
    private static final int MOST_TIMES = 10_000;
    private static final int MOST_KEPT = 100_000;
    private static final int MOST_FILES = 100;
    private static final int MOST_MEGABYTES = 10_000;
    private static final long BYTES_PER_MEGABYTE = 1_000_000;
    private static final BigDecimal LONGEST_LIMIT = BigDecimal.valueOf(3600);
    private static final BigDecimal LONGEST_LINGER = BigDecimal.valueOf(60);

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}(\\.\\d{0,18})?|\\.\\d{1,18}");
    private static final Pattern PROCFILE_LINE = Pattern.compile("(.+):([A-Za-z0-9_-]+)");
    private static final Pattern CLASS_NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$.]*");
    private static final Pattern HOST_NAME =
            Pattern.compile("[\\p{L}\\p{N}_]([\\p{L}\\p{N}_.-]{0,252}[\\p{L}\\p{N}_.])?");
    private static final Pattern IP_V6 =
            Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(%[\\w.-]+)?");

    private Values() {}

    /** How one kind of value is read. */
    @FunctionalInterface
    interface Parser<T> {
        /** The value; or says that it cannot be used. */
        T parse(Given given) throws UnusableSetting;
    }

    static Mode mode(Given given) throws UnusableSetting {
        return switch (word(given)) {
            case "panel" -> Mode.PANEL;
            case "web" -> Mode.WEB;
            case "console" -> Mode.CONSOLE;
            default -> throw unusable(given, "settings.expected.mode");
        };
    }

    static Launch.Meeting ask(Given given) throws UnusableSetting {
        return switch (word(given)) {
            case START -> Launch.Meeting.START;
            case "stop" -> Launch.Meeting.STOP;
            default -> throw unusable(given, "settings.expected.ask");
        };
    }

    static LeftOverRule leftOver(Given given) throws UnusableSetting {
        return switch (word(given)) {
            case "port" -> LeftOverRule.PORT;
            case "stop" -> LeftOverRule.STOP;
            case "adopt" -> LeftOverRule.ADOPT;
            case "leave" -> LeftOverRule.LEAVE;
            default -> throw unusable(given, "settings.expected.leftOver");
        };
    }

    /** A file that is there, or {@code java:} and the name of a class. */
    static ServiceChoice service(Given given, Path home) throws UnusableSetting {
        var choice = given.value().strip();
        if (choice.startsWith("java:")) {
            var className = choice.substring("java:".length());
            if (CLASS_NAME.matcher(className).matches()) {
                return new ServiceChoice.Provider(className);
            }
            throw unusable(given, "settings.expected.service");
        }
        boolean opened = given.source() instanceof Given.Source.Argument;
        var line = PROCFILE_LINE.matcher(choice);
        var file = path(choice, home).filter(Files::exists);
        if (file.isPresent()) {
            return new ServiceChoice.File(file.get(), "", opened);
        }
        if (line.matches()) {
            var procfile = path(line.group(1), home).filter(Files::exists);
            if (procfile.isPresent()) {
                return new ServiceChoice.File(procfile.get(), line.group(2), opened);
            }
        }
        throw unusable(given, "settings.expected.service");
    }

    private static Optional<Path> path(String text, Path home) {
        try {
            var path = text.startsWith("~/") ? home.resolve(text.substring(2)) : Path.of(text);
            return text.isBlank() ? Optional.empty() : Optional.of(path.toAbsolutePath());
        } catch (InvalidPathException unusable) {
            return Optional.empty();
        }
    }

    static Theme theme(Given given) throws UnusableSetting {
        return switch (word(given)) {
            case "system" -> Theme.SYSTEM;
            case "light" -> Theme.LIGHT;
            case "dark" -> Theme.DARK;
            case "contrast" -> Theme.CONTRAST;
            default -> throw unusable(given, "settings.expected.theme");
        };
    }

    /** The language that is asked for, which may be the one of the system. */
    static Locale language(Given given, Locale ofTheSystem) throws UnusableSetting {
        return switch (word(given)) {
            case "en" -> Locale.ENGLISH;
            case "zh" -> Locale.SIMPLIFIED_CHINESE;
            case "system" -> ofTheSystem;
            default -> throw unusable(given, "settings.expected.language");
        };
    }

    /** A name or an address; whether it is one of this machine is found out by listening on it. */
    static String host(Given given) throws UnusableSetting {
        var host = given.value().strip();
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        if (HOST_NAME.matcher(host).matches() || IP_V6.matcher(host).matches()) {
            return host;
        }
        throw unusable(given, "settings.expected.host");
    }

    static int port(Given given) throws UnusableSetting {
        var digits = given.value().strip();
        if (digits.matches("[0-9]{1,5}")) {
            int port = Integer.parseInt(digits);
            if (port <= LAST_PORT) {
                return port;
            }
        }
        throw unusable(given, "settings.expected.port");
    }

    static OnClose onClose(Given given) throws UnusableSetting {
        return switch (word(given)) {
            case "exit" -> OnClose.EXIT;
            case "ask" -> OnClose.ASK;
            default -> throw unusable(given, "settings.expected.onClose");
        };
    }

    /** How many of something are kept: one at the least. */
    static int kept(Given given) throws UnusableSetting {
        return count(given, MOST_KEPT, "settings.expected.kept");
    }

    /** How many past exits. */
    static int exits(Given given) throws UnusableSetting {
        return count(given, MOST_EXITS, "settings.expected.exits");
    }

    /** How many files there are of one stream. */
    static int files(Given given) throws UnusableSetting {
        return count(given, MOST_FILES, "settings.expected.files");
    }

    /** In bytes, where a person says megabytes. */
    static long megabytes(Given given) throws UnusableSetting {
        return BYTES_PER_MEGABYTE * count(given, MOST_MEGABYTES, "settings.expected.megabytes");
    }

    /** Which drill. */
    static DrillKind drill(Given given) throws UnusableSetting {
        return switch (word(given)) {
            case "cleanup" -> DrillKind.CLEANUP;
            case "interrupt" -> DrillKind.INTERRUPT;
            case "full" -> DrillKind.FULL;
            default -> throw unusable(given, "settings.expected.drill");
        };
    }

    /** How often something is done. */
    static int times(Given given) throws UnusableSetting {
        return count(given, MOST_TIMES, "settings.expected.times");
    }

    /** What decides something at random. */
    static long seed(Given given) throws UnusableSetting {
        var digits = given.value().strip();
        if (digits.matches("[0-9]{1,18}")) {
            return Long.parseLong(digits);
        }
        throw unusable(given, "settings.expected.seed");
    }

    /** What is asked of a service: a path, as it stands in an address. */
    static String path(Given given) throws UnusableSetting {
        if (given.value().matches("/[\\x21-\\x7e&&[^#]]*")) {
            return given.value();
        }
        throw unusable(given, "settings.expected.path");
    }

    /** A file that can be written, in a folder that is there. */
    static Path written(Given given, Path home) throws UnusableSetting {
        return path(given.value(), home)
                .filter(file -> !Files.isDirectory(file))
                .filter(file -> file.getParent() != null && Files.isDirectory(file.getParent()))
                .orElseThrow(() -> unusable(given, "settings.expected.written"));
    }

    private static int count(Given given, int most, String expected) throws UnusableSetting {
        var digits = given.value().strip();
        if (digits.matches("[0-9]{1,6}")) {
            int count = Integer.parseInt(digits);
            if (count >= 1 && count <= most) {
                return count;
            }
        }
        throw unusable(given, expected);
    }

    /** More than nothing, an hour at the most. */
    static Duration limit(Given given) throws UnusableSetting {
        var seconds = number(given).orElse(BigDecimal.ZERO);
        if (seconds.signum() <= 0 || seconds.compareTo(LONGEST_LIMIT) > 0) {
            throw unusable(given, "settings.expected.limit");
        }
        return duration(seconds);
    }

    /** Nothing, or a minute at the most. */
    static Duration linger(Given given) throws UnusableSetting {
        return number(given)
                .filter(seconds -> seconds.compareTo(LONGEST_LINGER) <= 0)
                .map(Values::duration)
                .orElseThrow(() -> unusable(given, "settings.expected.linger"));
    }

    static boolean yesOrNo(Given given) throws UnusableSetting {
        return switch (word(given)) {
            case "1", "true", "yes", "on" -> true;
            case "0", "false", "no", "off" -> false;
            default -> throw unusable(given, "settings.expected.yesOrNo");
        };
    }

    /** A folder that is there, to be served. */
    static Path served(Given given, Path home) throws UnusableSetting {
        return path(given.value(), home)
                .filter(Files::isDirectory)
                .map(Path::normalize)
                .orElseThrow(() -> unusable(given, "settings.expected.served"));
    }

    /** A folder that is there, or is not yet; {@code ~} is the user's own. */
    static Path folder(Given given, Path home) throws UnusableSetting {
        return path(given.value(), home)
                .filter(Values::isFolderOrFree)
                .orElseThrow(() -> unusable(given, "settings.expected.folder"));
    }

    private static boolean isFolderOrFree(Path path) {
        for (Path there = path; there != null; there = there.getParent()) {
            if (Files.exists(there)) {
                return Files.isDirectory(there);
            }
        }
        return false;
    }

    private static String word(Given given) {
        return given.value().strip().toLowerCase(Locale.ROOT);
    }

    private static Optional<BigDecimal> number(Given given) {
        var text = given.value().strip();
        return NUMBER.matcher(text).matches()
                ? Optional.of(new BigDecimal(text))
                : Optional.empty();
    }

    private static Duration duration(BigDecimal seconds) {
        // Rounded up: a limit above nothing stays above nothing.
        return Duration.ofNanos(
                seconds.movePointRight(9).setScale(0, RoundingMode.CEILING).longValueExact());
    }

    private static UnusableSetting unusable(Given given, String expected) {
        return UnusableSetting.value(given, new Expected(expected));
    }
}
