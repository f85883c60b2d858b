package io.safeexit.panel;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Text;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures every text and icon on what it stands on, as WCAG 2.1 has it, with the colours that the
 * style sheets have come to; also as it is under the mouse, pressed and with the focus. What is
 * disabled is exempt there.
 */
final class Contrasts {

    private static final List<PseudoClass> STATES =
            List.of(
                    PseudoClass.getPseudoClass("hover"),
                    PseudoClass.getPseudoClass("focused"),
                    PseudoClass.getPseudoClass("armed"));

    private static final PseudoClass DISABLED = PseudoClass.getPseudoClass("disabled");

    /** WCAG 2.1, 1.4.3: from 24 px on, or from 18.66 px on where bold. */
    private static final double LARGE = 24;

    private static final double LARGE_BOLD = 18.66;
    private static final double ENOUGH_FOR_LARGE = 3;

    private final Palette palette;
    private final Color ground;

    Contrasts(Palette palette) {
        this.palette = palette;
        this.ground = palette.dark() ? Color.BLACK : Color.WHITE;
    }

    /** What cannot be read well in {@code scene}, a sentence each. */
    List<String> in(Scene scene) {
        var wrong = new ArrayList<String>();
        for (Node node : Seen.below(scene.getRoot())) {
            if (node instanceof Text text) {
                measure(text, "", wrong);
            }
            if (node instanceof Control || node.getStyleClass().contains("menu-item")) {
                inStates(node, wrong);
            }
        }
        return wrong;
    }

    private void inStates(Node node, List<String> wrong) {
        if (node.isDisabled() || node.getPseudoClassStates().contains(STATES.get(1))) {
            return;
        }
        for (PseudoClass state : STATES) {
            if (!node.getPseudoClassStates().contains(state)) {
                node.pseudoClassStateChanged(state, true);
                node.applyCss();
                for (Node part : Seen.below(node)) {
                    if (part instanceof Text text && node.equals(nearest(text))) {
                        measure(text, ":" + state.getPseudoClassName(), wrong);
                    }
                }
                node.pseudoClassStateChanged(state, false);
                node.applyCss();
            }
        }
    }

    /** An item of a menu is not disabled as a node, and only looks so. */
    private static boolean isDisabled(Node node) {
        return node.isDisabled()
                || Seen.above(node, up -> up.getPseudoClassStates().contains(DISABLED)) != null;
    }

    private static @Nullable Node nearest(Text text) {
        return Seen.above(text, up -> up instanceof Control && up.isFocusTraversable());
    }

    private void measure(Text text, String state, List<String> wrong) {
        if (isDisabled(text) || text.getText().isBlank()) {
            return;
        }
        boolean icon = text instanceof FontIcon;
        Paint fill = icon ? ((FontIcon) text).getIconColor() : text.getFill();
        if (!(fill instanceof Color colour)) {
            wrong.add(Seen.name(text) + " has no plain colour: " + fill);
            return;
        }
        if (colour.getOpacity() == 0) {
            return; // a prompt that has gone
        }
        var behind = seen(text, Color.TRANSPARENT);
        var seen = seen(text, colour);
        double contrast = contrast(seen, behind);
        double enough = enough(text, icon);
        if (contrast < enough) {
            wrong.add(
                    String.format(
                            Locale.ROOT,
                            "%s%s: %s on %s is %.2f, not %.1f",
                            Seen.name(text),
                            state,
                            css(seen),
                            css(behind),
                            contrast,
                            enough));
        }
    }

    private double enough(Text text, boolean icon) {
        double size = text.getFont().getSize();
        boolean bold = text.getFont().getStyle().contains("Bold");
        boolean large = size >= LARGE || (bold && size >= LARGE_BOLD);
        boolean usual = palette.readable() == 4.5;
        return usual && (icon || large) ? ENOUGH_FOR_LARGE : palette.readable();
    }

    /** The colour that is seen where {@code node} draws {@code colour}. */
    private Color seen(Node node, Color colour) {
        var around = new ArrayList<Node>();
        for (Node up = node; up != null; up = up.getParent()) {
            around.addFirst(up);
        }
        return seen(around, colour, ground);
    }

    /** From the window inwards; what is translucent is so with all that it holds. */
    private static Color seen(List<Node> around, Color colour, Color below) {
        if (around.isEmpty()) {
            return over(colour, below);
        }
        var outermost = around.getFirst();
        var filled = outermost instanceof Region region ? filled(region, below) : below;
        var inside = seen(around.subList(1, around.size()), colour, filled);
        return below.interpolate(inside, outermost.getOpacity());
    }

    private static Color filled(Region region, Color below) {
        var colour = below;
        if (region.getBackground() != null) {
            for (BackgroundFill fill : region.getBackground().getFills()) {
                if (fill.getFill() instanceof Color on) {
                    colour = over(on, colour);
                }
            }
        }
        return colour;
    }

    private static Color over(Color colour, Color below) {
        var opaque = Color.color(colour.getRed(), colour.getGreen(), colour.getBlue());
        return below.interpolate(opaque, colour.getOpacity());
    }

    private static double contrast(Color one, Color other) {
        return AnsiPaint.contrast(rgb(one), rgb(other));
    }

    private static int rgb(Color colour) {
        return Integer.parseInt(css(colour).substring(1), 16);
    }

    private static String css(Color colour) {
        return String.format(
                Locale.ROOT,
                "#%02x%02x%02x",
                Math.round(colour.getRed() * 255),
                Math.round(colour.getGreen() * 255),
                Math.round(colour.getBlue() * 255));
    }

    /** Whether {@code node}, which has the focus, shows so: with a line all around it. */
    boolean ringed(Node node) {
        return Seen.below(node).stream()
                .filter(Region.class::isInstance)
                .map(Region.class::cast)
                .filter(part -> part.equals(node) || !part.isFocusTraversable())
                .anyMatch(this::hasRing);
    }

    private boolean hasRing(Region region) {
        if (region.getBorder() == null) {
            return false;
        }
        var behind = seen(region.getParent(), Color.TRANSPARENT);
        return region.getBorder().getStrokes().stream().anyMatch(stroke -> isRing(stroke, behind));
    }

    private static boolean isRing(BorderStroke stroke, Color behind) {
        return stroke.getWidths().getTop() >= 2
                && stroke.getTopStroke() instanceof Color colour
                && contrast(over(colour, behind), behind) >= ENOUGH_FOR_LARGE;
    }
}
