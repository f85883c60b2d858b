package io.safeexit.service.web;

import io.safeexit.shutdown.CleanupTask;

import java.util.Optional;
import java.util.function.Supplier;

/** Readiness turns false, responses say that they are the last, the listening socket closes. */
record StopAccepting(Drain drain, Supplier<Optional<WebServer>> server) implements CleanupTask {

    @Override
    public String name() {
        return "accept";
    }

    @Override
    public void run() {
        drain.begin(); // before the server is looked for: see WebService.start
        drain.tellStreams(); // they need not wait for the last connections
        var there = server.get();
        if (there.isPresent()) {
            there.get().stopAccepting();
        }
    }

    @Override
    public void cancel() {
        abort();
    }

    @Override
    public void abort() {
        drain.begin();
        server.get().ifPresent(WebServer::closeEntrance);
    }
}
