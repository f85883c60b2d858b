package io.safeexit.instance;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** What a later start of the program wants of the window that is open already. */
public sealed interface Errand {

    /** It is to be seen. */
    record Show() implements Errand {}

    /**
     * A service file is to be opened in it.
     *
     * @param line the name of a line of a {@code Procfile}, or empty
     */
    record Open(Path file, String line) implements Errand {}

    /** The service is to be started. */
    record Start() implements Errand {}

    /** The service is to be ended, safely. */
    record Stop() implements Errand {}

    /** One line of ASCII, without its end. */
    default String words() {
        return switch (this) {
            case Show() -> "show";
            case Open(Path file, String line) ->
                    "open " + packed(file.toString()) + " " + packed(line);
            case Start() -> "start";
            case Stop() -> "stop";
        };
    }

    /** What {@link #words} was made of; empty where it is nothing that is known here. */
    static Optional<Errand> of(String said) {
        var words = said.split(" ", -1);
        return switch (words[0]) {
            case "show" -> Optional.of(new Show());
            case "start" -> Optional.of(new Start());
            case "stop" -> Optional.of(new Stop());
            case "open" -> words.length == 3 ? open(words[1], words[2]) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Errand> open(String file, String line) {
        try {
            var path = Path.of(unpacked(file));
            return path.isAbsolute()
                    ? Optional.of(new Open(path, unpacked(line)))
                    : Optional.empty();
        } catch (IllegalArgumentException garbled) {
            return Optional.empty();
        }
    }

    private static String packed(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String unpacked(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
