package io.safeexit.service.web;

import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.Map;

/** Enters each request in the ledger and hands it to the endpoint of its path, or to the rest's. */
final class Router extends Handler.Abstract {

    /** Says that there is nothing. */
    static final Endpoint NOTHING =
            (exchange, reply) ->
                    reply.refuse(HttpStatus.NOT_FOUND_404, "There is nothing here: see /");

    private static final Logger LOG = LoggerFactory.getLogger(Router.class);

    private final Ledger ledger;
    private final Drain drain;
    private final Map<String, Route> routes;
    private final Endpoint rest;

    /**
     * A path's endpoint.
     *
     * @param method the only one it knows; GET includes HEAD
     */
    record Route(HttpMethod method, Endpoint endpoint) {

        static Route get(Endpoint endpoint) {
            return new Route(HttpMethod.GET, endpoint);
        }

        static Route post(Endpoint endpoint) {
            return new Route(HttpMethod.POST, endpoint);
        }

        boolean knows(String asked) {
            return method.is(asked) || (method == HttpMethod.GET && HttpMethod.HEAD.is(asked));
        }

        String allowed() {
            return method == HttpMethod.GET ? "GET, HEAD" : method.asString();
        }
    }

    /** {@code rest} answers for every path that has no route. */
    Router(Ledger ledger, Drain drain, Map<String, Route> routes, Endpoint rest) {
        this.ledger = ledger;
        this.drain = drain;
        this.routes = routes;
        this.rest = rest;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        var wire = (Wire) request.getConnectionMetaData().getConnection().getEndPoint();
        var exchange = new Exchange(request, response, callback, wire, drain);
        Thread.currentThread().setName(exchange.what()); // for whoever looks at the threads
        wire.busy();
        ledger.begin(exchange);
        request.addHttpStreamWrapper(stream -> exchange.watch(stream, ledger::end));
        // A handler may think as long as it likes; only a transfer that stands still is given up.
        request.addIdleTimeoutListener(quiet -> false);
        try {
            answer(exchange, new Reply(exchange));
        } catch (Exception | LinkageError failure) {
            fail(exchange, failure);
        } finally {
            Thread.interrupted(); // a cancelled handler is over: what follows is not meant by it
        }
        return true;
    }

    private void answer(Exchange exchange, Reply reply) throws Exception {
        var request = exchange.request();
        var route = route(Request.getPathInContext(request));
        if (route == null) {
            rest.answer(exchange, reply);
        } else if (!route.knows(request.getMethod())) {
            reply.header("Allow", route.allowed())
                    .refuse(HttpStatus.METHOD_NOT_ALLOWED_405, "Only " + route.allowed());
        } else {
            route.endpoint().answer(exchange, reply);
        }
    }

    private @Nullable Route route(@Nullable String path) {
        return path == null ? null : routes.get(path);
    }

    private static void fail(Exchange exchange, Throwable failure) {
        if (!exchange.claim() && exchange.isRefused()) {
            return; // answered by whoever cancelled it
        }
        if (!(failure instanceof IOException)) {
            LOG.warn("{} failed", exchange.what(), failure);
        }
        exchange.callback().failed(failure);
    }
}
