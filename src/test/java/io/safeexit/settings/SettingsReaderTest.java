package io.safeexit.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.settings.Settings.Kept;
import io.safeexit.settings.Settings.LeftOverRule;
import io.safeexit.settings.Settings.Mode;
import io.safeexit.settings.Settings.OnClose;
import io.safeexit.settings.Settings.Theme;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the program is told, and what it says of what it cannot use. */
class SettingsReaderTest {

    @TempDir Path home;

    private final Map<String, String> environment = new HashMap<>();

    @Test
    void withoutAWordEverythingIsAsTheHelpSays() {
        var settings = settings();
        assertEquals(
                new Settings(
                        Mode.PANEL,
                        new ServiceChoice.BuiltIn(),
                        LeftOverRule.PORT,
                        "127.0.0.1",
                        8000,
                        Locale.ENGLISH,
                        Theme.SYSTEM,
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofMillis(250),
                        false,
                        OnClose.EXIT,
                        home.resolve(".local/state/safe-exit/logs"),
                        new Kept(100, 1000, 10_000_000, 5)),
                settings);
    }

    @Test
    void howManyExitsAreRememberedIsAWholeNumber() {
        environment.put("SAFE_EXIT_HISTORY_KEEP", "50");
        assertEquals(50, settings().kept().exits());
        for (String useless : List.of("0", "10001", "-1", "many", "1.5")) {
            environment.put("SAFE_EXIT_HISTORY_KEEP", useless);
            assertTrue(refused().contains("a whole number from 1 to 10000"), useless);
        }
    }

    @Test
    void pastExitsAreAskedForWithOrWithoutANumber() {
        assertEquals(20, history("--history").count());
        assertEquals(5, history("--history", "5").count());
        assertFalse(history("--history=5").json());
        assertTrue(history("--json", "--history").json());
        assertTrue(refused("--history", "all").contains("option --history"));
        assertTrue(refused("--json").contains("--history --json"));
    }

    private Launch.History history(String... args) {
        return assertInstanceOf(Launch.History.class, read(args));
    }

    @Test
    void whatIsDoneWithWhatIsLeftOverIsOneOfFour() {
        assertEquals(LeftOverRule.STOP, settings("--left-over", "stop").leftOver());
        environment.put("SAFE_EXIT_LEFT_OVER", "adopt");
        assertEquals(LeftOverRule.ADOPT, settings().leftOver());
        assertEquals(LeftOverRule.LEAVE, settings("--left-over=leave").leftOver());
        assertTrue(refused("--left-over", "kill").contains("port, stop, adopt or leave"));
    }

    @Test
    void aFolderIsServedWhereItIsNamedCloserToThePersonThanAService() throws IOException {
        var site = Files.createDirectory(home.resolve("site"));
        var file = Files.createFile(home.resolve("my.yaml")).toString();
        assertEquals(new ServiceChoice.Folder(site), settings("--serve", "~/site").service());
        environment.put("SAFE_EXIT_SERVE", site.toString());
        assertEquals(new ServiceChoice.Folder(site), settings().service());
        assertEquals(
                new ServiceChoice.File(home.resolve("my.yaml"), "", false),
                settings("--service", file).service());
        environment.put("SAFE_EXIT_SERVICE", file);
        assertEquals(
                new ServiceChoice.Folder(site), settings("--serve", site.toString()).service());
        assertTrue(refused("--serve", file).contains("a folder that is there"));
        assertTrue(refused("--serve", "~/site", "--service", file).contains("together"));
        assertTrue(refused("--serve", "~/site", file).contains("already"));
    }

    @Test
    void howMuchIsKeptAndWhatClosingMeansAreSaidInTheFile() throws IOException {
        var file = home.resolve(".config/safe-exit/settings.properties");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "on-close=ask\nlogs-kept=7\noutput-file-size=2\noutput-files=3\n");
        assertEquals(OnClose.ASK, settings().onClose());
        assertEquals(new Kept(7, 1000, 2_000_000, 3), settings().kept());
        Files.writeString(file, "on-close=never\n");
        assertTrue(refused().contains("exit or ask"));
        Files.writeString(file, "logs-kept=0\n");
        assertTrue(refused().contains("from 1 to 100000"));
    }

    @Test
    void aServiceInJavaIsNamedByItsClass() {
        assertEquals(
                new ServiceChoice.Provider("com.example.Shop$Test"),
                settings("--service", "java:com.example.Shop$Test").service());
        assertTrue(refused("--service", "java:").contains("--service"));
        assertTrue(refused("--service", "com.example.Shop").contains("java:com.example.Shop"));
    }

    @Test
    void aServiceFileIsNamedByAnOptionOrOpenedLikeADocument() throws IOException {
        var file = Files.createFile(home.resolve("my.yaml"));
        var procfile = Files.createFile(home.resolve("Procfile"));
        assertEquals(
                new ServiceChoice.File(file, "", false),
                settings("--service", file.toString()).service());
        assertEquals(
                new ServiceChoice.File(file, "", false), settings("--service=~/my.yaml").service());
        assertEquals(
                new ServiceChoice.File(procfile, "worker", false),
                settings("--service", procfile + ":worker").service());
        assertEquals(new ServiceChoice.File(file, "", true), settings(file.toString()).service());
        environment.put("SAFE_EXIT_SERVICE", file.toString());
        assertEquals(new ServiceChoice.File(file, "", false), settings().service());
        assertEquals(
                new ServiceChoice.File(procfile, "", true),
                settings(procfile.toString()).service());
    }

    @Test
    void aServiceFileThatIsNotThereIsRefused() throws IOException {
        assertTrue(refused("--service", "no.yaml").contains("option --service: \"no.yaml\""));
        assertTrue(refused("no.yaml").contains("argument: \"no.yaml\" cannot be used"));
        assertTrue(refused("--service", " ").contains("cannot be used"));
        var file = Files.createFile(home.resolve("my.yaml")).toString();
        assertTrue(refused(file, "--service", file).contains("named by an option already"));
        assertTrue(refused(file, file).contains("unknown option or argument"));
    }

    @Test
    void aServiceFileInTheCurrentFolderIsNotTakenSilently() throws IOException {
        Files.createFile(home.resolve("safe-exit.yaml"));
        assertEquals(new ServiceChoice.BuiltIn(), settings().service());
    }

    @Test
    void anOptionGoesBeforeAVariableAndAVariableBeforeTheFile() throws IOException {
        file("port=8001", "host=file.example", "theme=dark");
        assertEquals(8001, settings().port());
        environment.put("SAFE_EXIT_PORT", "8002");
        assertEquals(8002, settings().port());
        assertEquals(8003, settings("--port", "8003").port());
        assertEquals("file.example", settings("--port", "8003").host());
        assertEquals(Theme.DARK, settings().theme());
        file("theme=Contrast");
        assertEquals(Theme.CONTRAST, settings().theme());
    }

    @Test
    void onlyTheValueThatCountsIsLookedAt() throws IOException {
        file("port=nonsense", "interface-cleanup-timeout=2.5");
        environment.put("SAFE_EXIT_PORT", "worse");
        var settings = settings("--port=0");
        assertEquals(0, settings.port());
        assertEquals(Duration.ofMillis(2500), settings.interfaceLimit());
    }

    @Test
    void anEmptyVariableSaysNothing() {
        environment.put("INTERFACE_CLEANUP_TIMEOUT", "");
        environment.put("DISABLE_AIOHTTP_TRANSPORT", "");
        assertEquals(Duration.ofSeconds(5), settings().interfaceLimit());
        assertFalse(settings().disableAiohttpTransport());
    }

    @ParameterizedTest
    @CsvSource({
        "5, PT5S",
        "0.5, PT0.5S",
        ".25, PT0.25S",
        "3600, PT1H",
        "' 7 ', PT7S",
        "0.00000000001, PT0.000000001S"
    })
    void limitsAreWholeOrDecimalSeconds(String text, Duration limit) {
        environment.put("COMPREHENSIVE_CLEANUP_TIMEOUT", text);
        assertEquals(limit, settings().comprehensiveLimit());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-1", "0", "0.0", "3600.1", "soon", "5s", "1e3", "NaN", "١٢", "1,5", " "})
    void anUnusableLimitIsNamedWithItsVariable(String text) {
        environment.put("INTERFACE_CLEANUP_TIMEOUT", text);
        assertEquals(
                "safe-exit: environment variable INTERFACE_CLEANUP_TIMEOUT: \""
                        + text
                        + "\" cannot be used; expected: seconds, whole or decimal, above 0 and at"
                        + " most 3600",
                refused());
    }

    @ParameterizedTest
    @CsvSource({"0, PT0S", "60, PT1M", "0.25, PT0.25S"})
    void theLingerMayBeNothing(String text, Duration linger) {
        environment.put("KEEP_ALIVE_LINGER", text);
        assertEquals(linger, settings().keepAliveLinger());
        environment.put("KEEP_ALIVE_LINGER", "60.5");
        assertTrue(refused().contains("KEEP_ALIVE_LINGER: \"60.5\""), refused());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "99999999999", "80a", "0x50", "8000.0", ""})
    void anUnusablePortIsNamedWithItsOption(String text) {
        assertTrue(refused("--port", text).startsWith("safe-exit: option --port: \"" + text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost", "a b", "localhost:80", "a/b", "-x", "", "x\ny"})
    void anUnusableHostIsNamedInOneLine(String text) {
        var line = refused("--host=" + text);
        assertTrue(line.startsWith("safe-exit: option --host: "), line);
        assertEquals(1, line.lines().count());
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, localhost",
        "0.0.0.0, 0.0.0.0",
        "::1, ::1",
        "[::1], ::1",
        "fe80::1%eth0, fe80::1%eth0",
        "my_box.local, my_box.local",
        "中文.example, 中文.example"
    })
    void namesAndAddressesOfBothKindsAreHosts(String text, String host) {
        assertEquals(host, settings("--host", text).host());
    }

    @Test
    void aKeyIsNamedWithItsFile() throws IOException {
        file("keep-alive-linger=for ever");
        assertEquals(
                "safe-exit: settings file "
                        + home.resolve(".config/safe-exit/settings.properties")
                        + ", key keep-alive-linger: \"for ever\" cannot be used; expected: seconds,"
                        + " whole or decimal, from 0 to 60",
                refused());
    }

    @Test
    void aFileThatIsNoneIsNamed() throws IOException {
        Files.createDirectories(home.resolve(".config/safe-exit/settings.properties"));
        assertTrue(
                refused()
                        .startsWith(
                                "safe-exit: the settings file "
                                        + home.resolve(".config/safe-exit/settings.properties")));
        file("theme=\\u12");
        assertTrue(refused().contains("settings.properties cannot be read"), refused());
    }

    @Test
    void theModesAreWindowTerminalAndConsole() {
        assertEquals(
                "safe-exit: option --mode: \"window\" cannot be used; expected: panel, web or"
                        + " console",
                refused("--mode", "window"));
        assertEquals(Mode.WEB, settings("--mode", "web").mode());
        assertEquals(Mode.CONSOLE, settings("--mode", "console").mode());
    }

    @Test
    void theCommandLineItselfIsLookedAt() {
        assertTrue(refused("--wrong").contains("unknown option or argument: --wrong"));
        assertTrue(refused("start").contains("unknown option or argument: start"));
        assertTrue(refused("--port").contains("option --port needs a value"));
        assertTrue(
                refused("--port", "1", "--port", "2").contains("option --port is given more than"));
        assertTrue(refused("--port", "@nosuchfile").contains("\"@nosuchfile\" cannot be used"));
    }

    @Test
    void whatIsWrongIsSaidInTheLanguageThatWasAskedFor() {
        var chinese = "safe-exit：选项 --port 的值“x”不可用，应为 0 到 65535 之间的整数（0 表示任一空闲端口）";
        assertEquals(chinese, refused("--port", "x", "--lang", "zh"));
        assertEquals(chinese, refused("--lang=zh", "--port", "x"));
        environment.put("LANG", "zh_CN.UTF-8");
        assertEquals(chinese, refused("--port", "x"));
        environment.put("SAFE_EXIT_LANG", "en");
        assertTrue(refused("--port", "x").startsWith("safe-exit: option --port"));
        assertEquals(Locale.SIMPLIFIED_CHINESE, settings("--lang", "system").language());
        assertTrue(refused("--lang", "klingon").contains("“klingon”"));
    }

    @ParameterizedTest
    @CsvSource({"1, true", "TRUE, true", "on, true", "yes, true", "0, false", "off, false"})
    void yesAndNoHaveManyWords(String text, boolean yes) {
        environment.put("DISABLE_AIOHTTP_TRANSPORT", text);
        assertEquals(yes, settings().disableAiohttpTransport());
        environment.put("DISABLE_AIOHTTP_TRANSPORT", "perhaps");
        assertTrue(refused().contains("DISABLE_AIOHTTP_TRANSPORT: \"perhaps\""));
    }

    @Test
    void theLogFolderMayBeMadeLaterButNotBeAFile() throws IOException {
        assertEquals(home.resolve("logs"), settings("--log-folder", home + "/logs").logFolder());
        assertEquals(home.resolve("logs"), settings("--log-folder", "~/logs").logFolder());
        var taken = Files.createFile(home.resolve("taken"));
        assertTrue(refused("--log-folder", taken.toString()).contains("expected: a folder"));
        assertTrue(refused("--log-folder", taken + "/logs").contains("expected: a folder"));
        assertTrue(refused("--log-folder", " ").contains("expected: a folder"));
    }

    @Test
    void aLongValueIsCutAndControlCharactersDoNotReachTheTerminal() {
        var line = refused("--port", "\u001b[31m" + "x".repeat(10_000));
        assertTrue(line.length() < 250, line);
        assertFalse(line.contains("\u001b"), line);
    }

    @Test
    void helpNamesOptionsVariablesAndExitCodesInBothLanguages() {
        for (String language : new String[] {"en", "zh"}) {
            var help = said("--lang", language, "--help");
            for (String word :
                    new String[] {
                        "--mode",
                        "--host",
                        "--port",
                        "--lang",
                        "--log-folder",
                        "--version",
                        "INTERFACE_CLEANUP_TIMEOUT",
                        "COMPREHENSIVE_CLEANUP_TIMEOUT",
                        "DISABLE_AIOHTTP_TRANSPORT",
                        "KEEP_ALIVE_LINGER",
                        "SAFE_EXIT_PORT",
                        "settings.properties",
                        "130",
                        "137",
                        "Ctrl+C"
                    }) {
                assertTrue(help.contains(word), word + " in\n" + help);
            }
            assertTrue(help.contains("panel|web|console"), help);
        }
        assertTrue(said("--help", "--lang=zh").contains("用法：safe-exit"));
        assertEquals("safe-exit 1.2.3" + System.lineSeparator(), said("--version"));
    }

    private void file(String... lines) throws IOException {
        var file = home.resolve(".config/safe-exit/settings.properties");
        if (Files.isDirectory(file)) {
            Files.delete(file);
        }
        Files.createDirectories(home.resolve(".config/safe-exit"));
        Files.writeString(file, String.join("\n", lines));
    }

    private Launch read(String... args) {
        return new SettingsReader("1.2.3", environment, Locale.ENGLISH, "Linux", home).read(args);
    }

    private Settings settings(String... args) {
        return assertInstanceOf(Launch.Run.class, read(args)).settings();
    }

    private String refused(String... args) {
        return assertInstanceOf(Launch.Refuse.class, read(args)).line();
    }

    private String said(String... args) {
        return assertInstanceOf(Launch.Say.class, read(args)).text();
    }
}
