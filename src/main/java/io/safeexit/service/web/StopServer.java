package io.safeexit.service.web;

import io.safeexit.shutdown.CleanupTask;
import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.Progress;
import io.safeexit.shutdown.ShutdownEvent;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Names who hangs, ends the threads of the server, then closes what is left open and names that
 * too. The threads end with the process where that ends a moment later, which saves a person 15 to
 * 20 ms.
 */
record StopServer(
        ExitRequest.Scope scope,
        Supplier<Optional<WebServer>> server,
        CleanupTask leftOpen,
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
        try {
            var there = server.get();
            if (there.isPresent()) {
                switch (scope) {
                    case SERVICE -> there.get().stop();
                    case APPLICATION -> there.get().closeEntrance();
                }
            }
        } finally {
            leftOpen.run();
        }
    }

    @Override
    public void cancel() {
        leftOpen.cancel();
    }

    @Override
    public Progress progress() {
        return leftOpen.progress();
    }

    @Override
    public void abort() {
        server.get().ifPresent(WebServer::cut);
        leftOpen.abort();
        switch (scope) {
            case SERVICE -> lookAfterThreads();
            case APPLICATION -> {} // they go with the process
        }
    }

    private void lookAfterThreads() {
        server.get().ifPresent(WebServer::endThreads);
        try {
            Thread.ofPlatform().daemon().name("left-behind").start(giveUp::leftBehind);
        } catch (Throwable noThread) {
            events.accept(ShutdownEvent.Note.warn("web.notLookedFor", noThread.toString()));
        }
    }
}
