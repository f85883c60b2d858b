package io.safeexit;

import io.safeexit.instance.Door;
import io.safeexit.instance.Errand;
import io.safeexit.instance.Reply;
import io.safeexit.os.DisplayLoss;
import io.safeexit.panel.Panel;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.ExitDesk;
import io.safeexit.shutdown.ExitProgress;
import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.SafeWait;
import io.safeexit.shutdown.Trigger;
import io.safeexit.text.Texts;

import java.time.Duration;

/** {@code --mode panel}: a window; the service is started in it. */
final class PanelView implements View {

    private static final Duration A_WHILE = Duration.ofHours(1);

    private final Panel panel;
    private final ExitDesk desk;
    private final Texts texts;
    private final Coming coming;
    private volatile boolean displayLost;

    PanelView(Panel panel, ExitDesk desk, Texts texts, Coming coming) {
        this.panel = panel;
        this.desk = desk;
        this.texts = texts;
        this.coming = coming;
    }

    @Override
    public void open() {
        try {
            panel.show(() -> DisplayLoss.listen(this::displayLost), this::opened);
        } catch (Panel.NoDisplay none) {
            System.err.println(texts.get("panel.noDisplay"));
            desk.accept(ExitRequest.exit(Trigger.SERVICE));
        } catch (InterruptedException stray) {
            // Nobody may interrupt the main thread: the window stays, and the exit ends the
            // process.
        }
        while (true) {
            SafeWait.pause(A_WHILE);
        }
    }

    private void opened() {
        coming.errand().ifPresent(panel::accept);
        coming.door().ifPresent(door -> door.serve(this::take));
    }

    /** What a later start of the program wants. */
    private Reply take(Errand errand) {
        boolean leaving =
                desk.progress()
                        .filter(ExitProgress::underWay)
                        .filter(exit -> exit.scope() == ExitRequest.Scope.APPLICATION)
                        .isPresent();
        if (leaving) {
            return Reply.LEAVING;
        }
        panel.accept(errand);
        return Reply.TAKEN;
    }

    /** The toolkit's thread does not come back: nothing is to be waited for in the window. */
    private void displayLost() {
        displayLost = true;
        desk.accept(ExitRequest.exit(Trigger.DISPLAY));
    }

    @Override
    public void close(Deadline latest) {
        coming.door().ifPresent(Door::close);
        if (!displayLost) {
            panel.close(latest.remaining());
        }
    }
}
