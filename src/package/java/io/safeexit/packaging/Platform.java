package io.safeexit.packaging;

import java.util.Locale;

/** The system that is packaged on, and for. */
enum Platform {
    LINUX,
    WINDOWS,
    MACOS;

    static Platform here() {
        var name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return WINDOWS;
        }
        return name.startsWith("mac") ? MACOS : LINUX;
    }
}
