package io.safeexit.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Where a user's things are, and which language the user works in. */
class UserPlacesTest {

    private static final Path HOME = Path.of("/home/li");

    @Test
    void onLinuxTheXdgFoldersCount() {
        assertEquals(
                new UserFolders(
                        HOME.resolve(".config/safe-exit/settings.properties"),
                        HOME.resolve(".local/state/safe-exit/logs")),
                UserFolders.of("Linux", Map.of(), HOME));
        assertEquals(
                new UserFolders(
                        Path.of("/c/safe-exit/settings.properties"), Path.of("/s/safe-exit/logs")),
                UserFolders.of(
                        "Linux", Map.of("XDG_CONFIG_HOME", "/c", "XDG_STATE_HOME", "/s"), HOME));
        assertEquals(
                UserFolders.of("Linux", Map.of(), HOME),
                UserFolders.of(
                        "Linux", Map.of("XDG_CONFIG_HOME", "here", "XDG_STATE_HOME", ""), HOME));
    }

    @Test
    void elsewhereTheHabitsOfTheSystemCount() {
        assertEquals(
                new UserFolders(
                        HOME.resolve("Library/Application Support/SafeExit/settings.properties"),
                        HOME.resolve("Library/Logs/SafeExit")),
                UserFolders.of("Mac OS X", Map.of(), HOME));
        assertEquals(
                new UserFolders(
                        Path.of("/roaming/SafeExit/settings.properties"),
                        Path.of("/local/SafeExit/logs")),
                UserFolders.of(
                        "Windows 11",
                        Map.of("APPDATA", "/roaming", "LOCALAPPDATA", "/local"),
                        HOME));
    }

    @ParameterizedTest
    @CsvSource({
        // LC_ALL, LC_MESSAGES, LANG, JVM, spoken
        "zh_CN.UTF-8, , , en, zh",
        ", zh_TW, en_US.UTF-8, en, zh",
        ", , zh, en, zh",
        "en_US.UTF-8, zh_CN, zh_CN, zh, en",
        "de_DE@euro, , , zh, en",
        ", , C.UTF-8, zh, zh",
        "POSIX, , zh_CN, en, en",
        "C, , , fr, en",
        ", , , zh, zh",
        ", , , ja, en",
    })
    void theFirstVariableThatSaysSomethingNamesTheLanguage(
            String all, String messages, String lang, String jvm, String spoken) {
        var environment = new HashMap<String, String>();
        environment.put("LC_ALL", all == null ? "" : all);
        environment.put("LC_MESSAGES", messages == null ? "" : messages);
        environment.put("LANG", lang == null ? "" : lang);
        assertEquals(
                spoken, SystemLanguage.of(environment, Locale.forLanguageTag(jvm)).getLanguage());
    }
}
