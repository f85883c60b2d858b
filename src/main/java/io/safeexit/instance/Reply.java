package io.safeexit.instance;

import java.util.Locale;

/** What the window that is open says to an errand. */
public enum Reply {
    /** It is seen to. */
    TAKEN,
    /** The program is ending: its place is free in a moment. */
    LEAVING,
    /** Not understood: the two are of different versions. */
    UNKNOWN;

    String line() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Reply of(String line) {
        for (Reply reply : values()) {
            if (reply.line().equals(line)) {
                return reply;
            }
        }
        return UNKNOWN;
    }
}
