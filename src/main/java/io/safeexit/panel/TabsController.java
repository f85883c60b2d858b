package io.safeexit.panel;

import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/** The cleanup log, the output, why it is still running and past exits: one is in front. */
final class TabsController {

    private final PanelModel model;
    private final WhyController why;
    private final HistoryController history;
    private final Page log;
    private final Page output;

    @FXML private TabPane tabs;
    @FXML private Tab logTab;
    @FXML private Tab outputTab;
    @FXML private Tab whyTab;
    @FXML private Tab historyTab;

    /**
     * A viewer with what it takes to show it.
     *
     * @param face what is particular to it
     * @param lines what it shows
     * @param controller leads to its parts
     * @param view what is seen
     */
    record Page(LogFace face, LineView lines, LogController controller, Parent view) {}

    TabsController(
            PanelModel model, WhyController why, HistoryController history, Page log, Page output) {
        this.model = model;
        this.why = why;
        this.history = history;
        this.log = log;
        this.output = output;
    }

    @FXML
    void initialize() {
        tabs.accessibleTextProperty().bind(model.words().of("panel.tabs"));
        show(logTab, log);
        show(outputTab, output);
        whyTab.setContent(why.view());
        historyTab.setContent(history.view());
        historyTab.textProperty().bind(model.words().of("panel.history"));
        var waiting = new WhyTab(model, tabs, whyTab);
        Keys.FILTER.in(
                tabs,
                () -> {
                    chosen(waiting);
                    lines().controller().focusFilter();
                });
        Keys.FIND.in(
                tabs,
                () -> {
                    chosen(waiting);
                    lines().controller().find();
                });
        open(Keys.LOG, logTab, waiting, log.controller()::focusLines);
        open(Keys.OUTPUT, outputTab, waiting, output.controller()::focusLines);
        open(Keys.WHY, whyTab, waiting, why::focus);
        open(Keys.HISTORY, historyTab, waiting, history::focus);
    }

    private void show(Tab tab, Page page) {
        tab.textProperty().bind(model.words().of(page.face().title()));
        tab.setContent(page.view());
        tab.selectedProperty().subscribe(page.lines()::open);
    }

    /** The viewer of lines in front; the log, where none is. */
    private Page lines() {
        if (whyTab.isSelected() || historyTab.isSelected()) {
            tabs.getSelectionModel().select(logTab);
        }
        return outputTab.isSelected() ? output : log;
    }

    /** What is above the cards makes room for what a person goes to. */
    private void chosen(WhyTab waiting) {
        waiting.chosen();
        model.sheets().stepAside();
    }

    private void open(Keys key, Tab tab, WhyTab waiting, Runnable focus) {
        key.in(
                tabs,
                () -> {
                    chosen(waiting);
                    tabs.getSelectionModel().select(tab);
                    focus.run();
                });
    }
}
