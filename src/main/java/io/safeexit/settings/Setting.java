package io.safeexit.settings;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/** What can be set, and where: the table of all options, variables and keys. */
public enum Setting {
    MODE("--mode", null, null, "panel", When.NEXT_LAUNCH),
    SERVICE("--service", "SAFE_EXIT_SERVICE", null, "", When.NEXT_LAUNCH),
    SERVE("--serve", "SAFE_EXIT_SERVE", null, "", When.NEXT_LAUNCH),
    LEFT_OVER("--left-over", "SAFE_EXIT_LEFT_OVER", null, "port", When.NEXT_LAUNCH),
    HOST("--host", "SAFE_EXIT_HOST", "host", "127.0.0.1", When.NEXT_START),
    PORT("--port", "SAFE_EXIT_PORT", "port", "8000", When.NEXT_START),
    LANGUAGE("--lang", "SAFE_EXIT_LANG", "language", "system", When.AT_ONCE),
    THEME(null, null, "theme", "system", When.AT_ONCE),
    INTERFACE_LIMIT(
            null, "INTERFACE_CLEANUP_TIMEOUT", "interface-cleanup-timeout", "5", When.NEXT_EXIT),
    COMPREHENSIVE_LIMIT(
            null,
            "COMPREHENSIVE_CLEANUP_TIMEOUT",
            "comprehensive-cleanup-timeout",
            "10",
            When.NEXT_EXIT),
    KEEP_ALIVE_LINGER(null, "KEEP_ALIVE_LINGER", "keep-alive-linger", "0.25", When.NEXT_START),
    DISABLE_AIOHTTP_TRANSPORT(null, "DISABLE_AIOHTTP_TRANSPORT", null, "0", When.NEXT_LAUNCH),
    ON_CLOSE(null, null, "on-close", "exit", When.AT_ONCE),
    LOG_FOLDER("--log-folder", "SAFE_EXIT_LOG_FOLDER", "log-folder", "", When.NEXT_LAUNCH),
    LOGS_KEPT(null, null, "logs-kept", "100", When.NEXT_LAUNCH),
    HISTORY_KEEP(null, "SAFE_EXIT_HISTORY_KEEP", "history-keep", "1000", When.NEXT_LAUNCH),
    OUTPUT_FILE_SIZE(null, null, "output-file-size", "10", When.NEXT_LAUNCH),
    OUTPUT_FILES(null, null, "output-files", "5", When.NEXT_LAUNCH);

    private final @Nullable String option;
    private final @Nullable String variable;
    private final @Nullable String key;
    private final String usual;
    private final When when;

    /** From when on a change of it holds. */
    public enum When {
        /** From the change on. */
        AT_ONCE,
        /** From the next exit on. */
        NEXT_EXIT,
        /** From the next start of the service on. */
        NEXT_START,
        /** From the next start of the whole program on. */
        NEXT_LAUNCH
    }

    Setting(
            @Nullable String option,
            @Nullable String variable,
            @Nullable String key,
            String usual,
            When when) {
        this.option = option;
        this.variable = variable;
        this.key = key;
        this.usual = usual;
        this.when = when;
    }

    /** Those that are kept in the settings file, by their keys. */
    public static Map<String, Setting> kept() {
        var kept = new LinkedHashMap<String, Setting>();
        for (Setting setting : values()) {
            var key = setting.key();
            if (key != null) {
                kept.put(key, setting);
            }
        }
        return kept;
    }

    /** Its option on the command line; null where it has none. */
    @Nullable String option() {
        return option;
    }

    /** Its environment variable; null where it has none. */
    @Nullable String variable() {
        return variable;
    }

    /** Its key in the settings file; null where it has none. */
    @Nullable String key() {
        return key;
    }

    /** From when on a change of it holds. */
    public When when() {
        return when;
    }

    /** What holds where nobody says anything; empty where that depends on the system. */
    String usual() {
        return usual;
    }
}
