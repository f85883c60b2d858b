package io.safeexit.panel;

import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.control.Spinner;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Walks through a scene with Tab, and back, and asks of each control what it is called. */
final class TabRound {

    private static final int MOST = 200;

    private final boolean chinese;
    private final Contrasts contrasts;

    TabRound(Locale language, Contrasts contrasts) {
        this.chinese = language.getLanguage().equals("zh");
        this.contrasts = contrasts;
    }

    /** What a person without a mouse, or without eyes, misses in {@code scene}. */
    List<String> in(Scene scene) {
        var wrong = new ArrayList<String>();
        var before = scene.getFocusOwner();
        icons(scene, wrong);
        defaults(scene, wrong);
        if (!hasTheKeys(scene.getWindow())) {
            return wrong;
        }
        var expected = Seen.below(scene.getRoot()).stream().filter(TabRound::canBeReached).toList();
        if (!expected.isEmpty()) {
            var forth = walk(scene, expected.getFirst(), false, wrong);
            compare(expected, forth, "Tab", wrong);
            var back = walk(scene, expected.getFirst(), true, wrong);
            compare(expected, back, "Shift+Tab", wrong);
            for (Node node : expected) {
                name(node, wrong);
            }
        }
        if (before != null) {
            before.requestFocus();
        }
        return wrong;
    }

    /** A menu is walked through with arrows; what lies under a pop-over has no keys meanwhile. */
    private static boolean hasTheKeys(Window window) {
        return !(window instanceof ContextMenu)
                && (!(window instanceof Stage)
                        || Window.getWindows().stream().allMatch(Stage.class::isInstance));
    }

    /** The field inside of a spinner is the spinner. */
    private static boolean canBeReached(Node node) {
        return node.isFocusTraversable()
                && !node.isDisabled()
                && Seen.above(node, up -> up instanceof Spinner) == null;
    }

    private static @Nullable Node focused(Scene scene) {
        var owner = scene.getFocusOwner();
        var spinner = owner == null ? null : Seen.above(owner, up -> up instanceof Spinner);
        return spinner == null ? owner : spinner;
    }

    private List<Node> walk(Scene scene, Node first, boolean back, List<String> wrong) {
        var reached = new ArrayList<Node>();
        first.requestFocus();
        for (int step = 0; step < MOST; step++) {
            if (back) {
                Pressed.tabBack(scene);
            } else {
                Pressed.tab(scene);
            }
            var now = focused(scene);
            if (now == null || reached.contains(now)) {
                break;
            }
            reached.add(now);
            now.applyCss();
            if (!contrasts.ringed(now)) {
                wrong.add(Seen.name(now) + " does not show that it has the focus");
            }
        }
        return reached;
    }

    private static void compare(
            List<Node> expected, List<Node> reached, String key, List<String> wrong) {
        for (Node node : expected) {
            if (!reached.contains(node)) {
                wrong.add(Seen.name(node) + " is not reached by " + key);
            }
        }
        for (Node node : reached) {
            if (!expected.contains(node)) {
                wrong.add(Seen.name(node) + " is reached by " + key + " and cannot be seen");
            }
        }
    }

    private void name(Node node, List<String> wrong) {
        var name = nameOf(node);
        if (name.isBlank()) {
            wrong.add(Seen.name(node) + " has no name for a screen reader");
        } else if (speaksOtherLanguage(name)) {
            wrong.add(Seen.name(node) + " is called “" + name + "” in the wrong language");
        }
        if (Set.of(AccessibleRole.NODE, AccessibleRole.PARENT).contains(node.getAccessibleRole())) {
            wrong.add(Seen.name(node) + " has no role for a screen reader");
        }
    }

    private static String nameOf(Node node) {
        if (node.getAccessibleText() != null) {
            return node.getAccessibleText();
        }
        if (node instanceof Labeled labeled && labeled.getText() != null) {
            return labeled.getText();
        }
        var label = node.queryAccessibleAttribute(AccessibleAttribute.LABELED_BY);
        return label instanceof Labeled labeled ? labeled.getText() : "";
    }

    /** A name without a letter of the language, but with words of the other. */
    private boolean speaksOtherLanguage(String called) {
        var name = called.replace("Practice service", ""); // the puppet's own
        boolean han = name.codePoints().anyMatch(Character::isIdeographic);
        boolean words = name.matches("(?s).*\\p{L}{3,} \\p{L}{2,}.*");
        return chinese ? !han && words : han;
    }

    /** An icon is a letter of a private alphabet: it is not to be read out. */
    private static void icons(Scene scene, List<String> wrong) {
        var seen = new HashSet<String>();
        for (Node node : Seen.below(scene.getRoot())) {
            boolean ornament = Seen.above(node, Labeled.class::isInstance) != null;
            if (node instanceof FontIcon
                    && !ornament
                    && node.getAccessibleRole() != AccessibleRole.NODE
                    && seen.add(Seen.name(node))) {
                wrong.add(Seen.name(node) + " would be read out");
            }
        }
    }

    /** The small view has no button to press where nothing runs. */
    private static boolean isWhole(Scene scene) {
        return scene.getRoot().getStyleClass().contains("window");
    }

    /** Enter presses one button of the window, and of a question the calm one, always. */
    private static void defaults(Scene scene, List<String> wrong) {
        var defaults =
                Seen.below(scene.getRoot()).stream()
                        .filter(node -> node instanceof Button button && button.isDefaultButton())
                        .map(Seen::name)
                        .toList();
        if (defaults.size() > 1 || (isWhole(scene) && defaults.isEmpty())) {
            wrong.add("Enter presses " + defaults);
        }
    }
}
