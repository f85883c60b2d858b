package io.safeexit.settings;

import org.jspecify.annotations.Nullable;

/** What can be set, and where: the table of all options, variables and keys. */
enum Setting {
    MODE("--mode", null, null),
    ASK("--ask", null, null),
    SERVICE("--service", "SAFE_EXIT_SERVICE", null),
    LEFT_OVER("--left-over", "SAFE_EXIT_LEFT_OVER", null),
    HOST("--host", "SAFE_EXIT_HOST", "host"),
    PORT("--port", "SAFE_EXIT_PORT", "port"),
    LANGUAGE("--lang", "SAFE_EXIT_LANG", "language"),
    THEME(null, null, "theme"),
    INTERFACE_LIMIT(null, "INTERFACE_CLEANUP_TIMEOUT", "interface-cleanup-timeout"),
    COMPREHENSIVE_LIMIT(null, "COMPREHENSIVE_CLEANUP_TIMEOUT", "comprehensive-cleanup-timeout"),
    KEEP_ALIVE_LINGER(null, "KEEP_ALIVE_LINGER", "keep-alive-linger"),
    DISABLE_AIOHTTP_TRANSPORT(null, "DISABLE_AIOHTTP_TRANSPORT", null),
    LOG_FOLDER("--log-folder", "SAFE_EXIT_LOG_FOLDER", "log-folder");

    private final @Nullable String option;
    private final @Nullable String variable;
    private final @Nullable String key;

    Setting(@Nullable String option, @Nullable String variable, @Nullable String key) {
        this.option = option;
        this.variable = variable;
        this.key = key;
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
}
