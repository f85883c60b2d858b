package io.safeexit.panel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.service.output.OutputStore;
import io.safeexit.service.output.Rotation;
import io.safeexit.service.output.Secrets;

import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a program prints, in the window. */
class OutputViewTest extends PanelFixture {

    private final PipedOutputStream out = new PipedOutputStream();
    private final PipedOutputStream err = new PipedOutputStream();

    @BeforeEach
    void look() {
        open(AMPLE);
        key("Shortcut+Shift+L");
    }

    @AfterEach
    void end() throws IOException {
        out.close();
        err.close();
    }

    private void program() throws IOException {
        var store =
                new OutputStore(
                        folder.resolve("logs"), "app", Rotation.USUAL, Secrets.NONE, _ -> {});
        store.follow(new PipedInputStream(out, 1 << 20), new PipedInputStream(err));
        rig.output.set(store);
    }

    private static void print(PipedOutputStream to, String text) throws IOException {
        to.write(text.getBytes(StandardCharsets.UTF_8));
        to.flush();
    }

    private static Node node(String id) {
        return Objects.requireNonNull(stage().getScene().lookup("#output " + id), id);
    }

    private static LineList list() {
        return (LineList) node("#lines");
    }

    private static List<LogLine> items() {
        return list().now().part(0, list().now().size());
    }

    private static List<String> shown() {
        return fx(() -> items().stream().map(LogLine::bare).toList());
    }

    private static void awaitShown(String... lines) {
        await(List.of(lines) + " shown")
                .atMost(PATIENCE)
                .until(() -> shown().equals(List.of(lines)));
    }

    private static void awaitCount(int count) {
        await(count + " lines").atMost(PATIENCE).until(() -> fx(() -> items().size()) == count);
    }

    private static void write(String field, String text) {
        fx(
                () -> {
                    ((TextInputControl) node(field)).setText(text);
                    return null;
                });
    }

    private static String numbers(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(n -> "line " + n + "\n")
                .collect(Collectors.joining());
    }

    @Test
    void withoutAProgramTheTabSaysWhatItIsFor() throws IOException {
        awaitText("#output #empty", "prints nothing of its own");
        program();
        awaitText("#output #empty", "Nothing printed yet");
        print(out, "hello\n");
        awaitShown("hello");
        assertEquals("", text("#output #empty"));
    }

    @Test
    void bothStreamsAreShownAndEachCanBeHidden() throws IOException {
        program();
        print(out, "one\n");
        awaitShown("one");
        print(err, "two\n");
        awaitShown("one", "two");
        press("#output #out");
        awaitShown("two");
        press("#output #out");
        press("#output #err");
        awaitShown("one");
    }

    @Test
    void anUnfinishedLineGrowsInItsPlace() throws IOException {
        program();
        print(out, "a\nloading");
        awaitShown("a", "loading");
        print(out, " 50%");
        awaitShown("a", "loading 50%");
        print(out, "\rdone\nb\n");
        awaitShown("a", "done", "b");
    }

    @Test
    void coloursAreDrawnAndAddressesCanBeClicked() throws IOException {
        program();
        print(out, "\u001b[1;31mred\u001b[0m see http://127.0.0.1:\u001b[1m1/x\u001b[22m.\n");
        awaitShown("red see http://127.0.0.1:1/x.");
        await().atMost(PATIENCE).until(() -> pieces().size() == 5);
        assertEquals(List.of("red", " see ", "http://127.0.0.1:", "1/x", "."), pieces());
        var red = label("red");
        assertTrue(red.getStyle().contains("-fx-text-fill: #cf222e"), red.getStyle());
        assertTrue(red.getStyle().contains("bold"), red.getStyle());
        assertTrue(label("1/x").getStyleClass().contains("log-link"));
        assertFalse(label(".").getStyleClass().contains("log-link"));
    }

    private static List<String> pieces() {
        return fx(
                () ->
                        stage().getScene().getRoot().lookupAll("#output .log-text").stream()
                                .map(node -> ((Label) node).getText())
                                .filter(text -> !text.isEmpty())
                                .toList());
    }

    private static Label label(String text) {
        return fx(
                () ->
                        stage().getScene().getRoot().lookupAll("#output .log-text").stream()
                                .map(Label.class::cast)
                                .filter(label -> label.getText().equals(text))
                                .findFirst()
                                .orElseThrow());
    }

    @Test
    void filterAndSearchGoThroughAllLinesAndThroughNewOnes() throws IOException {
        program();
        print(out, numbers(0, 50_000));
        awaitCount(50_000);
        write("#filter", "999");
        awaitCount(95);
        print(out, "line 60999\n");
        awaitCount(96);
        write("#filter", "");
        awaitCount(50_001);
        key("Shortcut+Shift+F");
        write("#bar #find", "4999");
        awaitText("#output #count", "0 of 15");
        fx(() -> fire("#next"));
        awaitText("#output #count", "1 of 15");
        assertEquals("line 4999", selected());
        fx(() -> fire("#previous"));
        awaitText("#output #count", "15 of 15");
        assertEquals("line 49999", selected());
        robot.type(KeyCode.ESCAPE);
        await().atMost(PATIENCE).until(() -> !fx(() -> node("#bar").isVisible()));
    }

    private static boolean fire(String id) {
        ((Button) node(id)).fire();
        return true;
    }

    private static String selected() {
        return fx(() -> list().selection().of(list().now()).findFirst().orElseThrow().bare());
    }

    @Test
    void whoReadsIsNotDisturbedAndCanCatchUp() throws IOException {
        program();
        print(out, numbers(0, OutputStore.KEPT));
        awaitCount(OutputStore.KEPT);
        robot.moveTo("#output #lines").scroll(5, VerticalDirection.UP);
        await().atMost(PATIENCE)
                .until(() -> !fx(() -> ((ToggleButton) node("#follow")).isSelected()));
        print(out, numbers(OutputStore.KEPT, OutputStore.KEPT + 30_000));
        awaitText("#output #behind", "30,000 new lines");
        assertEquals("line 0", fx(() -> items().getFirst().bare()));
        press("#output #behind");
        await().atMost(PATIENCE)
                .until(() -> fx(() -> items().getLast().bare()).equals("line 1029999"));
        assertEquals(OutputStore.KEPT, fx(() -> items().size()));
        assertEquals("line 30000", fx(() -> items().getFirst().bare()));
        await().atMost(PATIENCE).until(() -> pieces().contains("line 1029999"));
    }

    @Test
    void linesDrawnOverWithTheMouseAreCopiedAsTheyWerePrinted() throws IOException {
        program();
        print(out, "\u001b[32mone\u001b[0m\ntwo\nthree\n");
        awaitShown("one", "two", "three");
        await().atMost(PATIENCE).until(() -> pieces().size() == 3);
        var from = fx(() -> label("one").localToScreen(5, 5));
        var to = fx(() -> label("two").localToScreen(5, 5));
        robot.moveTo(from).press(MouseButton.PRIMARY).moveTo(to).release(MouseButton.PRIMARY);
        await().atMost(PATIENCE)
                .until(() -> fx(() -> list().selection().of(list().now()).count()) == 2);
        press("#output #copy");
        await().atMost(PATIENCE)
                .until(
                        () ->
                                "one\ntwo"
                                        .equals(
                                                fx(
                                                        () ->
                                                                Clipboard.getSystemClipboard()
                                                                        .getString())));
    }

    @Test
    void timesCanBeCountedFromTheStart() throws IOException {
        program();
        print(out, "x\n");
        awaitShown("x");
        press("#output #sinceStart");
        await().atMost(PATIENCE)
                .until(
                        () ->
                                fx(
                                        () ->
                                                stage()
                                                        .getScene()
                                                        .getRoot()
                                                        .lookupAll("#output .log-time")
                                                        .stream()
                                                        .map(time -> ((Label) time).getText())
                                                        .anyMatch(
                                                                time ->
                                                                        time.matches(
                                                                                "\\+\\d:\\d\\d\\.\\d{3}"))));
    }

    @Test
    void anotherProgramsOutputTakesThePlaceOfTheFirsts() throws IOException {
        program();
        print(out, "first\n");
        awaitShown("first");
        var other =
                new OutputStore(
                        folder.resolve("logs"), "other", Rotation.USUAL, Secrets.NONE, _ -> {});
        other.follow(
                new ByteArrayInputStream("second\n".getBytes(StandardCharsets.UTF_8)),
                InputStream.nullInputStream());
        rig.output.set(other);
        awaitShown("second");
    }

    @Test
    void aPlaceInSourceThatIsNotHereIsCopied() throws IOException {
        program();
        print(err, "    at io.example.Foo.bar(Foo.java:12)\n");
        awaitShown("    at io.example.Foo.bar(Foo.java:12)");
        await().atMost(PATIENCE).until(() -> pieces().contains("Foo.java:12"));
        await("laid out")
                .atMost(PATIENCE)
                .until(() -> fx(() -> label("Foo.java:12").getLayoutX()) > 50);
        robot.clickOn(fx(() -> label("Foo.java:12").localToScreen(8, 8)));
        await().atMost(PATIENCE)
                .until(
                        () ->
                                "Foo.java:12"
                                        .equals(
                                                fx(
                                                        () ->
                                                                Clipboard.getSystemClipboard()
                                                                        .getString())));
    }

    @Test
    void whatIsSelectedAndWhereOneReadsStayWhenTheFilterComesAndGoes() throws IOException {
        program();
        print(out, numbers(0, 20_000));
        awaitCount(20_000);
        fx(
                () -> {
                    list().follow().set(false);
                    list().select(7_010, 5);
                    return null;
                });
        write("#filter", "10");
        await().atMost(PATIENCE).until(() -> fx(() -> items().size()) < 20_000);
        assertEquals("line 7010", selected());
        write("#filter", "");
        awaitCount(20_000);
        assertEquals("line 7010", selected());
        await().atMost(PATIENCE).until(() -> pieces().contains("line 7010"));
    }

    @Test
    void keysSelectAndScroll() throws IOException {
        program();
        print(out, numbers(0, 1_000));
        awaitCount(1_000);
        fx(
                () -> {
                    list().requestFocus();
                    return null;
                });
        robot.type(KeyCode.HOME);
        await().atMost(PATIENCE).until(() -> pieces().contains("line 0"));
        robot.press(KeyCode.SHIFT).type(KeyCode.DOWN).type(KeyCode.DOWN).release(KeyCode.SHIFT);
        await().atMost(PATIENCE)
                .until(() -> fx(() -> list().selection().of(list().now()).count()) == 3);
        robot.type(KeyCode.END);
        await().atMost(PATIENCE).until(() -> pieces().contains("line 999"));
        assertTrue(fx(() -> ((ToggleButton) node("#follow")).isSelected()));
        robot.press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
        await().atMost(PATIENCE)
                .until(() -> fx(() -> list().selection().of(list().now()).count()) == 1_000);
    }
}
