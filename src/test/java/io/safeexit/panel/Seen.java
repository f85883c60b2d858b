package io.safeexit.panel;

import javafx.scene.Node;
import javafx.scene.Parent;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What a person sees of a scene. */
final class Seen {

    private Seen() {}

    /** Whether it and all that it is in can be seen. */
    static boolean isSeen(Node node) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (!up.isVisible() || up.getOpacity() == 0) {
                return false;
            }
        }
        return true;
    }

    /** {@code root} and all below it that can be seen, in the order of the layout. */
    static List<Node> below(Node root) {
        var found = new ArrayList<Node>();
        var waiting = new ArrayDeque<Node>(List.of(root));
        while (!waiting.isEmpty()) {
            var node = waiting.removeFirst();
            if (node.isVisible() && node.getOpacity() > 0) {
                found.add(node);
                if (node instanceof Parent parent) {
                    parent.getChildrenUnmodifiable().reversed().forEach(waiting::addFirst);
                }
            }
        }
        return found;
    }

    /** The nearest above {@code node} that is as asked for; null where none is. */
    static @Nullable Node above(Node node, Predicate<Node> asked) {
        Node up = node.getParent();
        while (up != null && !asked.test(up)) {
            up = up.getParent();
        }
        return up;
    }

    /** How a person who reads the layout would call it. */
    static String name(Node node) {
        if (node.getId() != null) {
            return "#" + node.getId();
        }
        var styles = String.join(".", node.getStyleClass());
        var parent = node.getParent();
        var self = styles.isEmpty() ? node.getClass().getSimpleName() : "." + styles;
        return parent == null || parent.getParent() == null ? self : name(parent) + " > " + self;
    }
}
