package io.safeexit.drill.client;

import java.util.Locale;

/**
 * What some clients ask for, each again and again.
 *
 * @param kind how they ask
 * @param clients how many they are
 * @param path what for
 */
public record Errand(Kind kind, int clients, String path) {

    private static final String BETWEEN = ":";

    /** How it is asked. */
    public enum Kind {
        /** Ask, wait for the answer, ask again, over a connection that is kept. */
        QUICK,
        /** The same, where the answer takes long: there is always one in flight. */
        SLOW,
        /** Opens a stream, and listens until it ends. */
        STREAM,
        /** Sends a body, piece by piece. */
        UPLOAD,
        /** It is not known yet: asked once, to find out which of the first three it is. */
        UNKNOWN
    }

    /** As an argument of a command line. */
    public String written() {
        return kind.name().toLowerCase(Locale.ROOT) + BETWEEN + clients + BETWEEN + path;
    }

    /** Reads what {@link #written} wrote. */
    static Errand read(String written) {
        var parts = written.split(BETWEEN, 3);
        return new Errand(
                Kind.valueOf(parts[0].toUpperCase(Locale.ROOT)),
                Integer.parseInt(parts[1]),
                parts[2]);
    }

    Errand as(Kind found) {
        return new Errand(found, clients, path);
    }

    /** As people name it. */
    String request() {
        return (kind == Kind.UPLOAD ? "POST " : "GET ") + path;
    }
}
