package io.safeexit.settings;

import org.jspecify.annotations.Nullable;

/** What can be set, and where: the table of all options, variables and keys. */
public enum Setting {
    MODE("--mode", null, null, "panel"),
    SERVICE("--service", "SAFE_EXIT_SERVICE", null, ""),
    SERVE("--serve", "SAFE_EXIT_SERVE", null, ""),
    LEFT_OVER("--left-over", "SAFE_EXIT_LEFT_OVER", null, "port"),
    HOST("--host", "SAFE_EXIT_HOST", "host", "127.0.0.1"),
    PORT("--port", "SAFE_EXIT_PORT", "port", "8000"),
    LANGUAGE("--lang", "SAFE_EXIT_LANG", "language", "system"),
    THEME(null, null, "theme", "system"),
    INTERFACE_LIMIT(null, "INTERFACE_CLEANUP_TIMEOUT", "interface-cleanup-timeout", "5"),
    COMPREHENSIVE_LIMIT(
            null, "COMPREHENSIVE_CLEANUP_TIMEOUT", "comprehensive-cleanup-timeout", "10"),
    KEEP_ALIVE_LINGER(null, "KEEP_ALIVE_LINGER", "keep-alive-linger", "0.25"),
    DISABLE_AIOHTTP_TRANSPORT(null, "DISABLE_AIOHTTP_TRANSPORT", null, "0"),
    ON_CLOSE(null, null, "on-close", "exit"),
    LOG_FOLDER("--log-folder", "SAFE_EXIT_LOG_FOLDER", "log-folder", ""),
    LOGS_KEPT(null, null, "logs-kept", "100"),
    HISTORY_KEEP(null, "SAFE_EXIT_HISTORY_KEEP", "history-keep", "1000"),
    OUTPUT_FILE_SIZE(null, null, "output-file-size", "10"),
    OUTPUT_FILES(null, null, "output-files", "5");

    private final @Nullable String option;
    private final @Nullable String variable;
    private final @Nullable String key;
    private final String usual;

    Setting(
            @Nullable String option,
            @Nullable String variable,
            @Nullable String key,
            String usual) {
        this.option = option;
        this.variable = variable;
        this.key = key;
        this.usual = usual;
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

    /** What holds where nobody says anything; empty where that depends on the system. */
    String usual() {
        return usual;
    }
}
