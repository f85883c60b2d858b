package io.safeexit.panel;

import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

import java.util.function.Supplier;

/** The cleanup log, the output, why it is still running and past exits: one is in front. */
final class TabsController {

    private final PanelModel model;
    private final Page log;
    private final Page output;
    private final Part why;
    private final Part history;

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
     * @param view makes what is seen
     */
    record Page(LogFace face, LineView lines, LogController controller, Supplier<Parent> view) {}

    /**
     * What is behind a tab.
     *
     * @param view makes what is seen
     * @param focus goes to it
     */
    record Part(Supplier<Parent> view, Runnable focus) {}

    TabsController(PanelModel model, Page log, Page output, Part why, Part history) {
        this.model = model;
        this.log = log;
        this.output = output;
        this.why = why;
        this.history = history;
    }

    @FXML
    void initialize() {
        tabs.accessibleTextProperty().bind(model.words().of("panel.tabs"));
        show(logTab, log);
        show(outputTab, output);
        make(whyTab, why.view());
        make(historyTab, history.view());
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
        open(Keys.WHY, whyTab, waiting, why.focus());
        open(Keys.HISTORY, historyTab, waiting, history.focus());
    }

    private void show(Tab tab, Page page) {
        tab.textProperty().bind(model.words().of(page.face().title()));
        make(tab, page.view());
        tab.selectedProperty().subscribe(page.lines()::open);
    }

    /** What is behind a tab is made when that is first in front: the window is there sooner. */
    private static void make(Tab tab, Supplier<Parent> view) {
        tab.selectedProperty()
                .subscribe(
                        front -> {
                            if (front && tab.getContent() == null) {
                                tab.setContent(view.get());
                            }
                        });
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
                    tab.getContent().applyCss(); // what is split has its parts only then
                    focus.run();
                });
    }
}
