package io.safeexit.panel;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** The keys of the window. */
enum Keys {
    START(new KeyCodeCombination(KeyCode.F5)),
    STOP(new KeyCodeCombination(KeyCode.PERIOD, KeyCombination.SHORTCUT_DOWN)),
    FORCE(
            new KeyCodeCombination(
                    KeyCode.PERIOD, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN)),
    OPEN(new KeyCodeCombination(KeyCode.O, KeyCombination.SHORTCUT_DOWN)),
    OPEN_FOLDER(
            new KeyCodeCombination(
                    KeyCode.O, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN)),
    NEW(new KeyCodeCombination(KeyCode.N, KeyCombination.SHORTCUT_DOWN)),
    EDIT(new KeyCodeCombination(KeyCode.E, KeyCombination.SHORTCUT_DOWN)),
    DRILL(new KeyCodeCombination(KeyCode.D, KeyCombination.SHORTCUT_DOWN)),
    FILTER(new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN)),
    FIND(
            new KeyCodeCombination(
                    KeyCode.F, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN)),
    LOG(new KeyCodeCombination(KeyCode.L, KeyCombination.SHORTCUT_DOWN)),
    OUTPUT(
            new KeyCodeCombination(
                    KeyCode.L, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN)),
    WHY(new KeyCodeCombination(KeyCode.W, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN)),
    HISTORY(
            new KeyCodeCombination(
                    KeyCode.H, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN)),
    SMALL(
            new KeyCodeCombination(
                    KeyCode.M, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN)),
    SETTINGS(new KeyCodeCombination(KeyCode.COMMA, KeyCombination.SHORTCUT_DOWN)),
    HELP(new KeyCodeCombination(KeyCode.F1));

    @SuppressWarnings("ImmutableEnumChecker") // it is, only not marked so
    private final KeyCodeCombination combination;

    Keys(KeyCodeCombination combination) {
        this.combination = combination;
    }

    /** The key itself. */
    KeyCodeCombination combination() {
        return combination;
    }

    /** As a person would write it. */
    String label() {
        return combination.getDisplayText();
    }

    /** The key does {@code what} wherever the focus is in the window that shows {@code node}. */
    void in(Node node, Runnable what) {
        node.sceneProperty()
                .subscribe(
                        scene -> {
                            if (scene != null) {
                                scene.getAccelerators().put(combination, what);
                            }
                        });
    }
}
