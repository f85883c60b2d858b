package io.safeexit.panel;

import io.safeexit.service.ManagedService;
import io.safeexit.service.ServiceHost;
import io.safeexit.shutdown.Answer;
import io.safeexit.shutdown.ExitDesk;
import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.Trigger;

import java.time.Duration;
import java.util.function.Supplier;

/** What a person can ask for in the window. Every method hands over and returns. */
final class Requests {

    /** What +10 s grants. */
    static final Duration EXTENSION = Duration.ofSeconds(10);

    private final ServiceHost host;
    private final ExitDesk desk;

    Requests(ServiceHost host, ExitDesk desk) {
        this.host = host;
        this.desk = desk;
    }

    /** Starts the service; on a thread of its own, because making one loads its classes. */
    void start() {
        Thread.ofPlatform().daemon().name("panel-start").start(host::start);
    }

    /** Starts another service than the one that is next, for this once. */
    void start(Supplier<ManagedService> other) {
        Thread.ofPlatform().daemon().name("panel-start").start(() -> host.start(other));
    }

    /** Ends the service, safely. */
    void stop() {
        desk.accept(ExitRequest.stop(Trigger.BUTTON));
    }

    /** Ends the service at once, or cuts the exit under way short. */
    void force() {
        desk.accept(ExitRequest.stop(Trigger.BUTTON).forced());
    }

    /** Ends the program, safely. Returns false when it was ending already. */
    boolean exit() {
        return desk.accept(ExitRequest.exit(Trigger.WINDOW)) != Answer.NOTED;
    }

    /** Ends the program at once. */
    void forceExit() {
        desk.accept(ExitRequest.exit(Trigger.WINDOW).forced());
    }

    /** Gives the exit under way {@link #EXTENSION} more. */
    void extend() {
        desk.extend(EXTENSION);
    }
}
