package io.safeexit.service.web;

import io.safeexit.shutdown.CleanupTask;
import io.safeexit.shutdown.ShutdownEvent;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Ends the threads of the server and closes what was forgotten, naming it and who hangs. */
record StopServer(
        Supplier<Optional<WebServer>> server,
        Leaks leaks,
        GiveUp giveUp,
        Consumer<ShutdownEvent> events)
        implements CleanupTask {

    @Override
    public String name() {
        return "server";
    }

    @Override
    public void run() throws Exception {
        giveUp.abandoned();
        leaks.release().forEach(name -> events.accept(ShutdownEvent.Note.warn("web.leaked", name)));
        var there = server.get();
        if (there.isPresent()) {
            there.get().stop();
        }
    }

    @Override
    public void abort() {
        server.get().ifPresent(WebServer::cut);
        try {
            Thread.ofPlatform().daemon().name("left-behind").start(giveUp::leftBehind);
        } catch (Throwable noThread) {
            events.accept(ShutdownEvent.Note.warn("web.notLookedFor", noThread.toString()));
        }
    }
}
