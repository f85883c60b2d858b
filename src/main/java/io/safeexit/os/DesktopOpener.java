package io.safeexit.os;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The desktop's own opener of addresses, run without a shell. */
public final class DesktopOpener {

    private DesktopOpener() {}

    /** What opens {@code address}; that of a folder is opened by the file manager. */
    public static List<String> command(URI address) {
        var system = system();
        if (system.startsWith("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", address.toString());
        }
        return List.of(system.contains("mac") ? "open" : "xdg-open", address.toString());
    }

    /**
     * Whether there is a desktop that could show it: on a terminal of another machine there is
     * none, and the opener may start a browser of text in the midst of that terminal.
     */
    public static boolean hasDesktop(Map<String, String> environment) {
        var system = system();
        return system.startsWith("windows")
                || system.contains("mac")
                || !environment.getOrDefault("DISPLAY", "").isEmpty()
                || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
    }

    private static String system() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    }
}
