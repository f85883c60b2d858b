package io.safeexit.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.journal.history.PastExits;
import io.safeexit.settings.CurrentSettings;
import io.safeexit.settings.Launch;
import io.safeexit.settings.SettingsReader;
import io.safeexit.shutdown.ShutdownEvent;
import io.safeexit.shutdown.TimeBudget;
import io.safeexit.text.Texts;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** What single commands answer, and what is offered while one is typed. */
class CommandsTest {

    @TempDir Path home;

    private final List<String> printed = new ArrayList<>();
    private final List<TimeBudget> limits = new ArrayList<>();
    private final List<ShutdownEvent> said = new ArrayList<>();
    private CurrentSettings settings;

    private final Session session =
            new Session() {
                @Override
                public Texts texts() {
                    return Texts.in(settings.now().language());
                }

                @Override
                public boolean coloured() {
                    return false;
                }

                @Override
                public void print(List<String> lines) {
                    printed.addAll(lines);
                }

                @Override
                public void after(BooleanSupplier over, Runnable then) {
                    then.run();
                }

                @Override
                public void end() {}
            };

    @BeforeEach
    void read() {
        var reader =
                new SettingsReader(
                        "1",
                        Map.of("LANG", "en", "SAFE_EXIT_PORT", "8001"),
                        Locale.US,
                        "Linux",
                        home);
        settings = ((Launch.Run) reader.read("--log-folder", home.toString())).current();
    }

    private void set(String line) throws Mistake {
        new SetCommand(settings, limits::add, said::add)
                .run(Arguments.of(Arguments.words(line)), session);
    }

    private String mistake(String line) {
        return assertThrows(Mistake.class, () -> set(line)).in(session.texts());
    }

    @Test
    void aSettingIsCheckedAsTheSettingsFileIs() {
        assertEquals(
                "\"x\" cannot be used for port; expected: a whole number from 0 to 65535 (0: any"
                        + " free port)",
                mistake("set port x"));
        assertEquals(
                "There is no setting \"prot\": did you mean port? set lists them all",
                mistake("set prot 1"));
        assertTrue(
                mistake("set zzz 1").startsWith("There is no setting \"zzz\"; there are: host,"));
        assertTrue(said.isEmpty() && limits.isEmpty());
    }

    @Test
    void itSaysFromWhenAChangeHoldsAndRemembersIt() throws Exception {
        set("set interface-cleanup-timeout 7.5");
        set("set on-close ask");
        assertEquals(
                List.of(
                        "interface-cleanup-timeout = 7.5  Holds from the next exit on.",
                        "on-close = ask  Is for the window."),
                printed);
        assertEquals(Duration.ofMillis(7500), limits.getLast().interfaceLimit());
        assertEquals(2, said.size(), "the log tells of it");
        var kept = Files.readString(home.resolve(".config/safe-exit/settings.properties"));
        assertTrue(kept.contains("interface-cleanup-timeout=7.5"), kept);
    }

    @Test
    void whatGoesBeforeItIsNamed() throws Exception {
        set("set port 9000");
        set("set log-folder " + home);
        assertTrue(
                printed.get(0)
                        .startsWith(
                                "port = 9000  Given by environment variable SAFE_EXIT_PORT. What"),
                printed.toString());
        assertTrue(printed.get(1).contains("Given by option --log-folder"), printed.toString());
        assertEquals(9000, settings.now().port());
    }

    @Test
    void anotherLanguageIsSpokenAtOnce() throws Exception {
        set("set language zh");
        assertEquals(List.of("language = zh  立即生效。"), printed);
        printed.clear();
        set("set");
        assertTrue(printed.get(0).startsWith("设置 "), printed.toString());
    }

    @Test
    void keysAndTheirValuesAreOffered() {
        var command = new SetCommand(settings, limits::add, said::add);
        assertTrue(command.completions(List.of()).contains("keep-alive-linger"));
        assertEquals(List.of("exit", "ask"), command.completions(List.of("on-close")));
        assertEquals(List.of("en", "zh", "system"), command.completions(List.of("language")));
        assertEquals(List.of("8001"), command.completions(List.of("port")));
        assertEquals(List.of(), command.completions(List.of("port", "1")));
    }

    @Test
    void outcomesAreOfferedOnceAndTheCountIsChecked() {
        var command = new HistoryCommand(() -> PastExits.NONE);
        assertTrue(
                command.completions(List.of()).containsAll(List.of("clean", "vanished", "--json")));
        assertEquals(List.of("--json"), command.completions(List.of("clean")));
        var tooMany =
                assertThrows(
                        Mistake.class,
                        () -> command.run(Arguments.of(List.of("history", "10001")), session));
        assertEquals(
                "\"10001\" is not a number of exits; expected: a whole number from 1 to 10,000",
                tooMany.in(session.texts()));
    }
}
