package io.safeexit.panel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.journal.history.PastExit;
import io.safeexit.settings.Settings.Theme;
import io.safeexit.shutdown.Outcome;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Past exits as a person sees them, filters them, reads and compares them. */
class HistoryViewTest extends PanelFixture {

    private static final String KEY = "Shortcut+Shift+H";
    private static final DateTimeFormatter LOGGED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    @SuppressWarnings("NullAway.Init") // each test has its own
    private PastSamples past;

    @BeforeEach
    void samples() {
        past = new PastSamples(folder.resolve("cleanup.log"));
    }

    private void shop(int millis) {
        past.clean("Shop", 1, millis - 1);
    }

    private void openWithAll() {
        openWithAll(Locale.ENGLISH, Theme.LIGHT);
    }

    private void openWithAll(Locale language, Theme theme) {
        remembered = past.all();
        open(AMPLE, language, theme);
        key(KEY);
        await().atMost(PATIENCE).until(() -> rows().equals(past.newestFirst()));
    }

    @SuppressWarnings("unchecked")
    private static TableView<PastExit> table() {
        return (TableView<PastExit>) node("#historyTable");
    }

    private static Node node(String id) {
        return stage().getScene().lookup(id);
    }

    private static List<PastExit> rows() {
        return fx(() -> table() == null ? List.of() : List.copyOf(table().getItems()));
    }

    private static void select(int... rows) {
        fx(
                () -> {
                    table().getSelectionModel().clearSelection();
                    for (int row : rows) {
                        table().getSelectionModel().select(row);
                    }
                    return null;
                });
    }

    @Test
    void beforeTheFirstExitItSaysWhatToDoNext() {
        open(AMPLE);
        key(KEY);
        awaitText("#historyEmpty", "Start a service (F5)");
        assertEquals("No exit yet", text("#lastExit"));
    }

    @Test
    void theNewestAreFirstAndOneFarSlowerThanUsualIsMarked() {
        shop(100);
        shop(110);
        shop(105);
        shop(4200);
        openWithAll();

        await().atMost(PATIENCE).until(() -> !slow().isEmpty());
        assertEquals(List.of("4.2 s"), slow());
        assertEquals("Last exit: clean, in 4.2 s · usual 107 ms", text("#lastExit"));
    }

    private static List<String> slow() {
        return fx(
                () ->
                        table().lookupAll(".past-cell:slow").stream()
                                .map(cell -> ((PastCell) cell).getText())
                                .toList());
    }

    @Test
    void theFilterTakesOutcomeAndService() {
        shop(100);
        past.add("Shop", Optional.empty());
        past.add("Bank", Optional.of(Outcome.FORCED), 1, 50);
        openWithAll();

        choose("#historyService", "Shop");
        await().atMost(PATIENCE).until(() -> rows().equals(past.newestFirst().subList(1, 3)));
        choose("#historyOutcome", OutcomeChoice.VANISHED);
        await().atMost(PATIENCE).until(() -> rows().equals(past.newestFirst().subList(1, 2)));
        assertEquals("1 exit", text("#historyCount"));
        choose("#historyOutcome", OutcomeChoice.HALTED);
        awaitText("#historyCount", "no exits");
    }

    private static <T> void choose(String id, T choice) {
        fx(
                () -> {
                    @SuppressWarnings("unchecked")
                    var box = (ComboBox<T>) node(id);
                    box.setValue(choice);
                    return null;
                });
    }

    @Test
    void aSelectedExitShowsItsOwnLogAndNoOtherOnesAndCanBeReachedByKeys() throws IOException {
        var log = folder.resolve("cleanup.log");
        shop(100);
        var exit = past.clean("Shop", 1, 1999);
        var next = exit.began().plusSeconds(30);
        Files.writeString(
                log,
                String.join(
                                "\n",
                                LOGGED.format(exit.began().minusSeconds(9)) + " info  started",
                                LOGGED.format(exit.began()) + " info  Button: stopping",
                                LOGGED.format(exit.began().plusSeconds(1)) + " warn  slow here",
                                "    at Shop.java:7",
                                LOGGED.format(exit.began().plusSeconds(2)) + " info  stopped",
                                LOGGED.format(next) + " info  started again")
                        + "\n");
        openWithAll();
        select(0);

        await().atMost(PATIENCE).until(() -> lines().size() == 4);
        assertEquals(
                List.of("Button: stopping", "slow here", "    at Shop.java:7", "stopped"),
                lines().stream().map(LogLine::text).toList());
        assertEquals(LineKind.WARN, lines().get(2).kind());
        assertTrue(text("#historySentence").contains("clean"), text("#historySentence"));

        fx(
                () -> {
                    table().requestFocus();
                    return null;
                });
        robot.type(KeyCode.ENTER);
        await("the log has the focus").atMost(PATIENCE).until(() -> focus().equals("historyLines"));
        assertEquals(0, rig.started.size(), "Enter has pressed no other button");
    }

    private static String focus() {
        return fx(() -> String.valueOf(stage().getScene().getFocusOwner().getId()));
    }

    @SuppressWarnings("unchecked")
    private static List<LogLine> lines() {
        return fx(() -> List.copyOf(((ListView<LogLine>) node("#historyLines")).getItems()));
    }

    @Test
    void aLogThatIsGoneIsSaidToBe() {
        shop(100);
        openWithAll();
        select(0);
        awaitText("#historyNoLog", "is gone");
    }

    @Test
    void twoSelectedExitsStandSideBySideTheOlderOneOnTheLeft() {
        shop(100);
        shop(105);
        shop(1300);
        openWithAll();
        select(0, 2);

        await().atMost(PATIENCE).until(() -> !figures("#comparison").isEmpty());
        var told = figures("#comparison");
        assertTrue(told.contains("Whole exit|100 ms|1.3 s|+1.2 s"), told);
        assertTrue(told.contains("2  Finish requests|99 ms|1.3 s|+1.2 s"), told);
        assertTrue(told.contains("4  Release memory|–|–|–"), told);
        select(0);
        await().atMost(PATIENCE).until(() -> figures("#comparison").isEmpty());
    }

    /** Whatever labels say, in the order in which they stand there. */
    private static String figures(String id) {
        return fx(
                () -> {
                    var shown = node(id);
                    return shown == null || !node("#historyComparison").isVisible()
                            ? ""
                            : shown.lookupAll(".label").stream()
                                    .map(label -> ((Label) label).getText())
                                    .collect(Collectors.joining("|"));
                });
    }

    @Test
    void anExitThatIsJustOverIsThereAndWhatIsSelectedStays() {
        shop(100);
        shop(105);
        openWithAll();
        select(1);
        var service = running();
        shop(110);
        rig.past.set(past.all());
        service.letAllGo();
        press("#stop");

        await().atMost(PATIENCE).until(() -> rows().size() == 3);
        assertEquals(
                past.newestFirst().get(2),
                fx(() -> table().getSelectionModel().getSelectedItem()),
                "still the same");
    }

    @Test
    void aHistoryThatCannotBeReadSaysWhyAndShowsWhatItHas() {
        shop(100);
        openWithAll();
        rig.pastProblem.set("disk on fire");
        var service = running();
        service.letAllGo();
        press("#stop");
        awaitText("#historyCount", "disk on fire");
        assertEquals(1, rows().size());
    }

    @ParameterizedTest
    @CsvSource({"en,LIGHT", "zh,DARK"})
    void barsHaveAColourForEachPhaseAndAllTextsAreTheLanguages(String language, Theme theme) {
        shop(100);
        shop(105);
        openWithAll(Locale.forLanguageTag(language), theme);
        select(0);
        await().atMost(PATIENCE).until(() -> parts() > 0);
        assertEquals(4, parts(), "two phases of two exits");
        var words = text("#historySentence") + text("#historyCount");
        assertEquals(language.equals("zh"), words.matches(".*\\p{IsHan}.*"), words);
        assertFalse(words.contains("["), words);
    }

    private static long parts() {
        return fx(
                () ->
                        table().lookupAll(".phase-part").stream()
                                .filter(part -> part.isVisible() && width(part) > 0)
                                .count());
    }

    private static double width(Node part) {
        return part.getLayoutBounds().getWidth();
    }
}
