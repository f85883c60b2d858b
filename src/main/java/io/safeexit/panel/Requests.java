package io.safeexit.panel;

import io.safeexit.diagnosis.Finding;
import io.safeexit.diagnosis.Lookout;
import io.safeexit.diagnosis.Patience;
import io.safeexit.service.ManagedService;
import io.safeexit.service.ServiceHost;
import io.safeexit.shutdown.Answer;
import io.safeexit.shutdown.ExitDesk;
import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.Trigger;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What a person can ask for in the window. Every method hands over and returns. */
final class Requests {

    /** What +10 s grants. */
    static final Duration EXTENSION = Duration.ofSeconds(10);

    private final ServiceHost host;
    private final ExitDesk desk;
    private final Lookout lookout;
    private final Patience patience;

    Requests(ServiceHost host, ExitDesk desk, Lookout lookout) {
        this.host = host;
        this.desk = desk;
        this.lookout = lookout;
        this.patience =
                new Patience(desk::progress, desk::extend, lookout::newest, lookout::lookNow);
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

    /** Tells this one to give up. Says later, on any thread, whether that was possible. */
    CompletableFuture<Boolean> cancel(Finding finding) {
        return apart("panel-cancel", finding.blocker().hold()::cancel);
    }

    /** Ends this one, whatever is lost. Says later, on any thread, whether that was possible. */
    CompletableFuture<Boolean> force(Finding finding) {
        return apart("panel-force", finding.blocker().hold()::force);
    }

    /**
     * Gives this one {@link #EXTENSION} more, and nothing else. Says later, on any thread, whether
     * that was possible.
     */
    CompletableFuture<Boolean> waitLonger(Finding finding) {
        return apart("panel-wait", () -> patience.waitLonger(finding, EXTENSION));
    }

    /** What holds an exit up may take a moment to be told. */
    private CompletableFuture<Boolean> apart(String name, BooleanSupplier act) {
        var done = new CompletableFuture<Boolean>();
        Thread.ofPlatform()
                .daemon()
                .name(name)
                .start(
                        () -> {
                            try {
                                done.complete(act.getAsBoolean());
                            } catch (RuntimeException | Error itsOwnAffair) {
                                done.completeExceptionally(itsOwnAffair);
                            }
                            lookout.lookNow();
                        });
        return done;
    }
}
