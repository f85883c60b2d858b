package io.safeexit.panel;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.util.Duration;

/**
 * What hands do in a list of lines: the wheel and the keys scroll, a click selects, drawing the
 * mouse over lines selects them as it would a text, and goes on beyond the edge as long as it is
 * held there.
 */
final class LineGestures {

    private static final double STEP = 40;

    private final LineList list;
    private final Timeline beyond = new Timeline(new KeyFrame(Duration.millis(40), _ -> goOn()));
    private double held;
    private boolean drawing;

    LineGestures(LineList list) {
        this.list = list;
        beyond.setCycleCount(Animation.INDEFINITE);
        list.addEventHandler(ScrollEvent.SCROLL, this::wheel);
        list.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        list.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drawn);
        list.addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> released());
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
    }

    private void wheel(ScrollEvent event) {
        if (event.getDeltaY() != 0) {
            list.scroll(list.offset() - event.getDeltaY());
        }
        list.scrollAcross(-event.getDeltaX());
        event.consume();
    }

    private static boolean inBar(MouseEvent event) {
        for (Node up = event.getPickResult().getIntersectedNode();
                up != null;
                up = up.getParent()) {
            if (up instanceof ScrollBar) {
                return true;
            }
        }
        return false;
    }

    private void pressed(MouseEvent event) {
        list.requestFocus();
        int index = list.indexAt(event.getY());
        if (inBar(event) || index < 0 || index >= list.now().size()) {
            return;
        }
        long number = list.now().number(index);
        var selection = list.selection();
        if (event.getButton() == MouseButton.SECONDARY) {
            if (!selection.contains(number)) {
                selection.only(number);
            }
        } else if (event.isShiftDown()) {
            selection.to(number);
        } else if (event.isShortcutDown()) {
            selection.toggle(number);
        } else {
            selection.only(number);
        }
        drawing = event.getButton() == MouseButton.PRIMARY;
        list.selected();
    }

    private void drawn(MouseEvent event) {
        if (!drawing) {
            return;
        }
        list.follow().set(false); // what is drawn over must not run away
        double y = event.getY();
        held = y < 0 ? y : Math.max(0, y - list.seen());
        if (held == 0) {
            beyond.stop();
            select(list.indexAt(y));
        } else if (beyond.getStatus() != Animation.Status.RUNNING) {
            beyond.play();
        }
    }

    /** The further beyond the edge, the faster. */
    private void goOn() {
        list.scroll(list.offset() + held);
        select(list.indexAt(held < 0 ? 0 : list.seen() - 1));
        if (drawing) {
            list.follow().set(false);
        }
    }

    private void released() {
        drawing = false;
        beyond.stop();
    }

    private void select(int index) {
        int last = list.now().size() - 1;
        if (last >= 0) {
            list.selection().to(list.now().number(Math.clamp(index, 0, last)));
            list.selected();
        }
    }

    private void typed(KeyEvent event) {
        int page = Math.max(1, (int) (list.seen() / list.row()) - 1);
        boolean known = true;
        switch (event.getCode()) {
            case UP -> go(-1, event.isShiftDown());
            case DOWN -> go(1, event.isShiftDown());
            case PAGE_UP -> go(-page, event.isShiftDown());
            case PAGE_DOWN -> go(page, event.isShiftDown());
            case HOME -> go(-list.now().size(), event.isShiftDown());
            case END -> {
                go(list.now().size(), event.isShiftDown());
                list.follow().set(true);
            }
            case LEFT -> list.scrollAcross(-STEP);
            case RIGHT -> list.scrollAcross(STEP);
            case A -> {
                known = event.isShortcutDown();
                if (known) {
                    list.selectAll();
                }
            }
            default -> known = false;
        }
        if (known) {
            event.consume();
        }
    }

    private void go(int by, boolean extending) {
        int last = list.now().size() - 1;
        if (last < 0) {
            return;
        }
        if (by < 0) {
            list.follow().set(false);
        }
        int seen = by < 0 ? list.indexAt(list.seen()) : list.indexAt(0) - 1;
        int from = list.leadIndex().orElse(Math.min(seen, last + 1));
        int index = Math.clamp((long) from + by, 0, last);
        long number = list.now().number(index);
        if (extending) {
            list.selection().to(number);
        } else {
            list.selection().only(number);
        }
        boolean followed = list.follow().get();
        list.reveal(index);
        list.follow().set(followed && index == last);
        list.selected();
    }
}
