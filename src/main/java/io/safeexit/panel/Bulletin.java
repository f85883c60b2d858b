package io.safeexit.panel;

import io.safeexit.text.Texts;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * A notice in the window that waits for a decision, above the cards. It holds up nothing: while an
 * exit is under way it steps aside, and it is no dialog.
 */
final class Bulletin {

    private static final int MOST_LINES = 100;

    private final PanelModel model;
    private final Middle middle;

    /** Not heard yet; what is said may be the first of them. */
    private final Deque<Message> waiting = new ArrayDeque<>();

    private @Nullable Message message;
    private @Nullable WayBack wayBack;

    @FXML private VBox bulletin;
    @FXML private Label bulletinHeading;
    @FXML private Button close;
    @FXML private ScrollPane scroll;
    @FXML private VBox lines;
    @FXML private FlowPane actions;

    /**
     * What it says.
     *
     * @param heading in one sentence
     * @param lines what belongs to it
     * @param actions what can be done, the calm one first
     */
    record Message(Function<Texts, String> heading, List<Line> lines, List<Action> actions) {}

    /**
     * One of several things.
     *
     * @param place where it is (a line of a file); empty where nowhere
     */
    record Line(String place, Function<Texts, String> text) {}

    /**
     * Something that can be done.
     *
     * @param key names the text of its button
     * @param danger whether something is lost by it
     */
    record Action(String key, List<Object> args, boolean danger, Runnable run) {

        static Action calm(String key, Runnable run) {
            return new Action(key, List.of(), false, run);
        }

        static Action dangerous(String key, Runnable run) {
            return new Action(key, List.of(), true, run);
        }
    }

    Bulletin(PanelModel model, Middle middle) {
        this.model = model;
        this.middle = middle;
    }

    @FXML
    void initialize() {
        wayBack = new WayBack(bulletin);
        close.textProperty().bind(model.words().of("panel.service.close"));
        // A scroll pane does not know that its lines are wrapped, and would cut the last ones off.
        lines.heightProperty()
                .addListener((_, _, tall) -> scroll.setPrefViewportHeight(tall.doubleValue()));
        bulletin.addEventHandler(KeyEvent.KEY_PRESSED, this::escape);
        model.words().texts().addListener((_, _, _) -> draw());
        model.snapshot().addListener((_, _, _) -> drawVisible());
        drawVisible();
    }

    private void escape(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE) {
            key.consume();
            clear();
        }
    }

    /** Says {@code next} instead of what was said before; what waited comes again after it. */
    void say(Message next) {
        if (wayBack == null) {
            middle.above("bulletin.fxml", this);
        }
        message = next;
        wayBack().remember();
        draw();
        bulletin.applyCss(); // what scrolls has its content only then
        // Not the dangerous one: a stray Space is no decision.
        actions.getChildren().stream()
                .filter(action -> !action.getStyleClass().contains("danger"))
                .findFirst()
                .ifPresent(Node::requestFocus);
    }

    /** Says {@code next} when nothing else is said, until it has been heard. */
    void sayLater(Message next) {
        waiting.add(next);
        if (message == null) {
            say(next);
        }
    }

    /** What is said is true no more: takes it back, but for a question that nobody has answered. */
    void takeBack() {
        message = waiting.peek();
        draw();
    }

    /** What is said has been heard: says what waits, if anything. */
    @FXML
    void clear() {
        var heard = message;
        if (heard != null) {
            waiting.remove(heard);
        }
        message = waiting.peek();
        draw();
    }

    private WayBack wayBack() {
        return Objects.requireNonNull(wayBack);
    }

    private void draw() {
        if (wayBack == null) {
            return; // nothing was said yet
        }
        var said = message;
        if (said == null) {
            wayBack().go();
        }
        drawVisible();
        if (said == null) {
            return;
        }
        var texts = model.words().texts().get();
        bulletinHeading.setText(said.heading().apply(texts));
        scroll.setVisible(!said.lines().isEmpty());
        scroll.setManaged(!said.lines().isEmpty());
        lines.getChildren()
                .setAll(said.lines().stream().limit(MOST_LINES).map(this::line).toList());
        actions.getChildren().setAll(said.actions().stream().map(this::button).toList());
    }

    private HBox line(Line line) {
        var text = new Label(line.text().apply(model.words().texts().get()));
        text.setWrapText(true);
        text.getStyleClass().add("bulletin-text");
        HBox.setHgrow(text, Priority.ALWAYS);
        var box = new HBox(text);
        box.getStyleClass().add("bulletin-line");
        if (!line.place().isEmpty()) {
            var place = new Label(line.place());
            place.setMinWidth(HBox.USE_PREF_SIZE);
            place.getStyleClass().addAll("bulletin-place", "mono");
            box.getChildren().addFirst(place);
        }
        return box;
    }

    private Button button(Action action) {
        var button = new Button(model.words().get(action.key(), action.args().toArray()));
        button.setId("do-" + action.key().substring(action.key().lastIndexOf('.') + 1));
        if (action.danger()) {
            button.getStyleClass().add("danger");
        }
        button.setOnAction(
                _ -> {
                    clear();
                    action.run().run();
                });
        return button;
    }

    private void drawVisible() {
        boolean shown = message != null && !model.now().exiting();
        bulletin.setVisible(shown);
        bulletin.setManaged(shown);
    }
}
