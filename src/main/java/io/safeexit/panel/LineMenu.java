package io.safeexit.panel;

import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

/** What can be done with a line: copy it, follow what in it leads somewhere, or copy that. */
final class LineMenu {

    private static final Duration SAID = Duration.seconds(4);
    private static final int LINKS = 6;

    private final Words words;
    private final LineCopy copying;
    private final LinkOpening opening;
    private final ContextMenu menu = new ContextMenu();
    private final Tooltip address = new Tooltip();
    private final Tooltip source = new Tooltip();
    private final Tooltip answer = new Tooltip();
    private @Nullable LineList shownIn;
    private final PauseTransition answered = new PauseTransition(SAID);

    LineMenu(Words words, LineCopy copying, LinkOpening opening) {
        this.words = words;
        this.copying = copying;
        this.opening = opening;
        address.textProperty().bind(words.of("panel.line.address.tip"));
        source.textProperty().bind(words.of("panel.line.source.tip"));
        answered.setOnFinished(_ -> answer.hide());
    }

    /** Offers what can be done with the lines of {@code list}. */
    void in(LineList list) {
        list.setOnContextMenuRequested(request -> show(list, request));
        shownIn = list;
    }

    /** What is said of a link under the mouse. */
    Tooltip tip(LineLink link) {
        return switch (link) {
            case LineLink.Address _ -> address;
            case LineLink.Source _ -> source;
        };
    }

    /** Opens where {@code link} leads; where it leads nowhere, copies it and says so here. */
    void follow(LineLink link, double screenX, double screenY) {
        opening.open(link, () -> Platform.runLater(() -> notThere(link, screenX, screenY)));
    }

    private void notThere(LineLink link, double screenX, double screenY) {
        LineCopy.copy(link.copied());
        answer.setText(words.get("panel.line.notThere", link.copied()));
        answer.show(shownIn, screenX, screenY + 16);
        answered.playFromStart();
    }

    private void show(LineList list, ContextMenuEvent event) {
        var now = list.now();
        var copy = item("panel.line.copy", () -> copying.copy(list));
        copy.setDisable(now.size() == 0);
        menu.getItems().setAll(copy, item("panel.line.all", list::selectAll));
        list.leadIndex().stream()
                .mapToObj(now::line)
                .findFirst()
                .ifPresent(
                        shown ->
                                LinkFinder.in(shown.bare()).stream()
                                        .map(LinkFinder.Found::link)
                                        .distinct()
                                        .limit(LINKS)
                                        .forEach(link -> add(link, event)));
        menu.show(list, event.getScreenX(), event.getScreenY());
        event.consume();
    }

    private void add(LineLink link, ContextMenuEvent event) {
        menu.getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        item(
                                "panel.line.open",
                                () -> follow(link, event.getScreenX(), event.getScreenY()),
                                link.copied()),
                        item(
                                "panel.line.copyLink",
                                () -> LineCopy.copy(link.copied()),
                                link.copied()));
    }

    private MenuItem item(String key, Runnable what, Object... args) {
        var item = new MenuItem(words.get(key, args));
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> what.run());
        return item;
    }
}
