package io.safeexit.panel;

import io.safeexit.text.Texts;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds text that is not there as a whole: shortened with an ellipsis, or outside of what it is in.
 * Names and addresses of a person's own may be shortened where a tip has them whole.
 */
final class Shortened {

    private static final double HAIR = 1.5;

    private final Set<String> ours = new HashSet<>();

    Shortened(Texts texts) {
        for (String key : texts.bundle().keySet()) {
            ours.add(texts.get(key));
        }
    }

    /** What is wrong in {@code scene}, a sentence each. */
    List<String> in(Scene scene) {
        var wrong = new ArrayList<String>();
        for (Node node : Seen.below(scene.getRoot())) {
            if (node instanceof Labeled labeled
                    && !(labeled instanceof MenuButton) // has a label for it
                    && labeled.getContentDisplay() != ContentDisplay.GRAPHIC_ONLY
                    && labeled.getText() != null
                    && !labeled.getText().isBlank()) {
                look(labeled, wrong);
            }
            if (node instanceof TextField field && field.getText().isEmpty()) {
                lookAtPrompt(field, wrong);
            }
        }
        return wrong;
    }

    private void look(Labeled labeled, List<String> wrong) {
        var text = labeled.getText();
        var drawn = drawn(labeled);
        if (drawn == null) {
            wrong.add(Seen.name(labeled) + ": nothing is left of “" + text + "”");
        } else if (!same(drawn.getText(), text)) {
            if (ours.contains(text) || !tip(labeled).contains(text.strip())) {
                wrong.add(
                        Seen.name(labeled)
                                + ": “"
                                + text
                                + "” is shortened to “"
                                + drawn.getText()
                                + "”");
            }
        } else if (!isInside(drawn)) {
            wrong.add(Seen.name(labeled) + ": “" + text + "” is cut off");
        }
    }

    private static @Nullable Text drawn(Labeled labeled) {
        return labeled.getChildrenUnmodifiable().stream()
                .filter(Text.class::isInstance)
                .map(Text.class::cast)
                .filter(text -> text.getStyleClass().contains("text"))
                .findFirst()
                .orElse(null);
    }

    /** Where a line was wrapped there may be a break instead of a space. */
    private static boolean same(String drawn, String text) {
        return drawn.replaceAll("\\s+", "").equals(text.replaceAll("\\s+", ""));
    }

    private static String tip(Labeled labeled) {
        var tip = labeled.getTooltip();
        return tip == null ? "" : String.valueOf(tip.getText());
    }

    /** Inside of all that it is in, up to what can be scrolled; a line of a log is, to the side. */
    private static boolean isInside(Node drawn) {
        if (Seen.above(drawn, LineRow.class::isInstance) != null) {
            return true;
        }
        Bounds place = drawn.getBoundsInParent();
        for (Node up = drawn.getParent(); up != null; up = up.getParent()) {
            if (up instanceof Region region && !holds(region, place)) {
                return false;
            }
            if (isScrolled(up)) {
                return true;
            }
            place = up.localToParent(place);
        }
        return true;
    }

    /** What is moved about in a list, or is too large for the pane that shows it. */
    private static boolean isScrolled(Node node) {
        var pane = Seen.above(node, ScrollPane.class::isInstance);
        return node.getStyleClass().contains("cell")
                || (pane instanceof ScrollPane scroll && node.equals(scroll.getContent()));
    }

    private static boolean holds(Region region, Bounds place) {
        return place.getMinX() >= -HAIR
                && place.getMinY() >= -HAIR - 2 // some letters stand above their line
                && place.getMaxX() <= region.getWidth() + HAIR
                && place.getMaxY() <= region.getHeight() + HAIR + 2;
    }

    private static void lookAtPrompt(TextField field, List<String> wrong) {
        var prompt = new Text(field.getPromptText());
        prompt.setFont(field.getFont());
        var insets = field.getInsets();
        double room = field.getWidth() - insets.getLeft() - insets.getRight();
        if (prompt.getLayoutBounds().getWidth() > room + HAIR) {
            wrong.add(Seen.name(field) + ": “" + field.getPromptText() + "” does not fit");
        }
    }
}
