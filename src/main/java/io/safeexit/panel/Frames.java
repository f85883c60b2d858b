package io.safeexit.panel;

import io.safeexit.service.ServiceHost;
import io.safeexit.shutdown.ExitDesk;

import javafx.application.Platform;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Brings what the {@link Sampler} sees to the window: at most one drawing waits for the FX thread,
 * however long that is busy, and it draws the newest.
 */
final class Frames {

    private final PanelModel model;
    private final Sampler sampler;
    private final AtomicBoolean waiting = new AtomicBoolean();

    Frames(ServiceHost host, ExitDesk desk, Evidence evidence, PanelModel model) {
        this.model = model;
        this.sampler = new Sampler(host, desk, evidence, this::changed);
    }

    void start() {
        sampler.start();
    }

    void stop() {
        sampler.stop();
    }

    private void changed() {
        if (waiting.compareAndSet(false, true)) {
            Platform.runLater(this::draw);
        }
    }

    private void draw() {
        // Let the next one in before looking, so that what comes meanwhile is drawn after.
        waiting.set(false);
        model.show(sampler.newest());
    }
}
