package io.safeexit.panel;

import atlantafx.base.controls.CustomTextField;

import javafx.fxml.FXMLLoader;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Objects;

/** Loads the layouts of the window and gives each its controller. */
final class Views {

    private static final String LOOK = resource("panel.css").toExternalForm();

    private Views() {}

    /**
     * Loads {@code fxml}.
     *
     * @param controllers one of each class that the layout and what it includes name
     */
    static Parent load(String fxml, Object... controllers) {
        var loader = new FXMLLoader(resource(fxml));
        loader.setControllerFactory(
                type ->
                        List.of(controllers).stream()
                                .filter(type::isInstance)
                                .findFirst()
                                .orElseThrow(() -> new IllegalStateException(type.getName())));
        try {
            Parent view = loader.load();
            finish(view);
            return view;
        } catch (IOException broken) {
            throw new UncheckedIOException("the layout " + fxml + " is broken", broken);
        }
    }

    /**
     * What holds for every view and is easily forgotten in one. No switch over the types: what
     * carries that out is made at run time, on the way to the first picture.
     */
    private static void finish(@Nullable Node node) {
        if (node instanceof FontIcon icon) {
            // An icon is a letter of a private alphabet: not to be read out.
            icon.setAccessibleRole(AccessibleRole.NODE);
        } else if (node instanceof Hyperlink link) {
            openByEnter(link);
        } else if (node instanceof Label label) {
            if (label.isWrapText()) {
                label.setMinHeight(Label.USE_PREF_SIZE);
            } else {
                tipWhenShortened(label);
            }
        } else if (node instanceof CustomTextField field) {
            finish(field.getLeft());
            finish(field.getRight());
            fit(field);
        } else if (node instanceof SplitPane split) {
            split.getItems().forEach(Views::finish);
        } else if (node instanceof ScrollPane scroll) {
            finish(scroll.getContent());
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(Views::finish);
        }
    }

    /**
     * A link that has the focus is opened as in a browser; by itself it takes the space bar only.
     */
    private static void openByEnter(Hyperlink link) {
        link.addEventHandler(
                KeyEvent.KEY_PRESSED,
                key -> {
                    if (key.getCode() == KeyCode.ENTER) {
                        key.consume();
                        link.fire();
                    }
                });
    }

    /** The field does not hear when what is at its end becomes wider: it would be cut off. */
    private static void fit(CustomTextField field) {
        if (field.getRight() instanceof Label label) {
            label.needsLayoutProperty()
                    .subscribe(
                            changed -> {
                                if (changed) {
                                    field.requestLayout();
                                }
                            });
        }
    }

    /** A text that does not fit is read as a whole in a tip. */
    private static void tipWhenShortened(Label label) {
        label.textTruncatedProperty()
                .addListener(
                        (_, _, shortened) -> {
                            if (shortened && label.getTooltip() == null) {
                                label.setTooltip(new WholeText(label));
                            } else if (!shortened && label.getTooltip() instanceof WholeText) {
                                label.setTooltip(null);
                            }
                        });
    }

    /** Made when it is needed: each is a window of its own. */
    private static final class WholeText extends Tooltip {
        WholeText(Label label) {
            textProperty().bind(label.textProperty());
        }
    }

    /** Shows {@code node}, or hides it so that it takes no room. */
    static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /** Gives {@code node} these style classes; where it has them, nothing is worked out anew. */
    static void style(Node node, String... classes) {
        if (!node.getStyleClass().equals(List.of(classes))) {
            node.getStyleClass().setAll(classes);
        }
    }

    /** Adds the window's own look to {@code scene}. */
    static void dress(Scene scene) {
        scene.getStylesheets().add(LOOK);
    }

    /** Adds the window's own look to a part that has a scene of its own. */
    static void dress(Parent root) {
        root.getStylesheets().add(LOOK);
    }

    static URL resource(String name) {
        return Objects.requireNonNull(Views.class.getResource(name), name);
    }
}
