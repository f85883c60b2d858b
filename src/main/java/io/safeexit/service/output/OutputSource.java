package io.safeexit.service.output;

import java.util.Locale;

/** Which of its two streams a program wrote to. */
public enum OutputSource {
    /** Standard output. */
    OUT,
    /** Standard error. */
    ERR;

    /** As it stands in the name of a file. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
