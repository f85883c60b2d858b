package io.safeexit.panel;

import javafx.animation.AnimationTimer;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Parts of a window that are not seen when it opens: styled and laid out they are all the same, so
 * they join it one by one in the frames after the first. The window is there sooner. FX thread
 * only.
 */
final class Unseen {

    /** A frame is on the screen when the next but one is begun: they are painted in between. */
    private static final int PAINTED = 2;

    private final Queue<Runnable> parts = new ArrayDeque<>();

    /**
     * What {@code pane} has below {@code top} or hidden stays out until it is seen, at the latest.
     */
    void in(Pane pane, Node top) {
        boolean covered = top.isVisible();
        for (var child : pane.getChildren().stream().toList()) {
            covered &= !child.equals(top);
            if (covered || !child.isVisible()) {
                leaveOut(new Place(pane, child)::fill, covered ? top : child);
            }
        }
    }

    private void leaveOut(Runnable part, Node seenBy) {
        parts.add(part);
        seenBy.visibleProperty().addListener((_, _, _) -> part.run());
    }

    /** The pages of {@code tabs} behind the one in front stay out until they are, at the latest. */
    void in(TabPane tabs) {
        for (var tab : tabs.getTabs()) {
            var page = tab.getContent();
            if (page != null && !tab.isSelected()) {
                tab.setContent(null);
                Runnable joins =
                        () -> {
                            if (tab.getContent() == null) {
                                tab.setContent(page);
                                page.applyCss(); // or its controls have no parts yet
                            }
                        };
                parts.add(joins);
                tab.selectedProperty().addListener((_, _, _) -> joins.run());
            }
        }
    }

    /** The first frame of {@code stage} has gone before what was left out comes. */
    void joinWhenShown(Stage stage) {
        stage.addEventHandler(WindowEvent.WINDOW_SHOWN, _ -> join());
    }

    private void join() {
        new AnimationTimer() {
            private int frames;

            @Override
            public void handle(long now) {
                frames++;
                if (frames > PAINTED) {
                    next(this);
                }
            }
        }.start();
    }

    private void next(AnimationTimer frames) {
        var part = parts.poll();
        if (part == null) {
            frames.stop();
        } else {
            part.run();
        }
    }

    /** Where a node belongs among its siblings: a stand-in keeps it. */
    private static final class Place {
        private final Pane pane;
        private final Node node;
        private final Node standIn = new Group();

        Place(Pane pane, Node node) {
            this.pane = pane;
            this.node = node;
            standIn.setManaged(false);
            pane.getChildren().set(pane.getChildren().indexOf(node), standIn);
        }

        void fill() {
            int at = pane.getChildren().indexOf(standIn);
            if (at >= 0) {
                pane.getChildren().set(at, node);
                node.applyCss(); // or its controls have no parts yet
            }
        }
    }
}
