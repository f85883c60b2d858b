package io.safeexit.panel;

import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/** The cleanup log and the output, one in front of the other. */
final class TabsController {

    private final Words words;
    private final Page log;
    private final Page output;

    @FXML private TabPane tabs;
    @FXML private Tab logTab;
    @FXML private Tab outputTab;

    /**
     * A viewer with what it takes to show it.
     *
     * @param face what is particular to it
     * @param lines what it shows
     * @param controller leads to its parts
     * @param view what is seen
     */
    record Page(LogFace face, LineView lines, LogController controller, Parent view) {}

    TabsController(Words words, Page log, Page output) {
        this.words = words;
        this.log = log;
        this.output = output;
    }

    @FXML
    void initialize() {
        show(logTab, log);
        show(outputTab, output);
        Keys.FILTER.in(tabs, () -> front().controller().focusFilter());
        Keys.FIND.in(tabs, () -> front().controller().find());
        Keys.LOG.in(tabs, () -> open(logTab, log));
        Keys.OUTPUT.in(tabs, () -> open(outputTab, output));
    }

    private void show(Tab tab, Page page) {
        tab.textProperty().bind(words.of(page.face().title()));
        tab.setContent(page.view());
        tab.selectedProperty().subscribe(page.lines()::open);
    }

    private Page front() {
        return outputTab.isSelected() ? output : log;
    }

    private void open(Tab tab, Page page) {
        tabs.getSelectionModel().select(tab);
        page.controller().focusLines();
    }
}
