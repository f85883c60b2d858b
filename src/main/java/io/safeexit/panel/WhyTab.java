package io.safeexit.panel;

import io.safeexit.shutdown.ExitProgress;
import io.safeexit.shutdown.ExitProgress.PhaseProgress;
import io.safeexit.shutdown.ExitProgress.PhaseState;

import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

import org.jspecify.annotations.Nullable;

/**
 * Puts what an exit waits for in front, once an exit, when a phase is over half of its limit and
 * the person is not elsewhere; and what was there before, when that exit is over. FX thread.
 */
final class WhyTab {

    private final PanelModel model;
    private final TabPane tabs;
    private final Tab tab;
    private final Elsewhere elsewhere;
    private boolean exiting;
    private boolean done;
    private @Nullable Tab before;

    WhyTab(PanelModel model, TabPane tabs, Tab tab) {
        this.model = model;
        this.tabs = tabs;
        this.tab = tab;
        this.elsewhere = new Elsewhere(tabs);
        model.whenShown(this::draw);
    }

    /** A person has chosen a tab. */
    void chosen() {
        elsewhere.busy();
    }

    private void draw() {
        var now = model.now();
        int count = now.look().count();
        var words = model.words();
        tab.setText(count == 0 ? words.get("panel.why") : words.get("panel.why.count", count));
        if (now.exiting() != exiting) {
            exiting = now.exiting();
            if (exiting) {
                begin();
            } else {
                end();
            }
        }
        if (exiting && !done && count > 0 && isLate(now)) {
            done = true;
            if (!elsewhere.isSo() && !tab.isSelected()) {
                before = tabs.getSelectionModel().getSelectedItem();
                tabs.getSelectionModel().select(tab);
            }
        }
    }

    private void begin() {
        elsewhere.forget();
        done = false;
        before = null;
    }

    private void end() {
        var back = before;
        if (back != null && tab.isSelected() && !elsewhere.isSo()) {
            tabs.getSelectionModel().select(back);
        }
        before = null;
    }

    private static boolean isLate(PanelSnapshot now) {
        return now.exit()
                .filter(ExitProgress::underWay)
                .filter(exit -> exit.phases().stream().anyMatch(WhyTab::isLate))
                .isPresent();
    }

    private static boolean isLate(PhaseProgress phase) {
        return phase.state() == PhaseState.RUNNING
                && phase.elapsed().multipliedBy(2).compareTo(phase.limit()) > 0;
    }
}
