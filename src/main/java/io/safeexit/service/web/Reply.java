package io.safeexit.service.web;

import io.safeexit.text.Json;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Callback;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The ways an exchange is answered. */
final class Reply {

    private static final HttpField NO_SNIFF = new HttpField("X-Content-Type-Options", "nosniff");
    private static final HttpField NO_STORE = new HttpField(HttpHeader.CACHE_CONTROL, "no-store");
    private static final String TEXT = "text/plain; charset=utf-8";

    private final Exchange exchange;

    Reply(Exchange exchange) {
        this.exchange = exchange;
    }

    /** A few lines of text. */
    void text(String body) {
        send(HttpStatus.OK_200, TEXT, body);
    }

    /** What the client did wrong, in one line. */
    void refuse(int status, String line) {
        send(status, TEXT, line + "\n");
    }

    /** One more header; before the answer begins. */
    Reply header(String name, String value) {
        exchange.response().getHeaders().put(name, value);
        return this;
    }

    /** The whole answer. Not sent if somebody else has answered already. */
    void send(int status, String type, String body) {
        if (exchange.claim()) {
            write(exchange, status, type, body, exchange.callback());
        }
    }

    private static void write(
            Exchange exchange, int status, String type, String body, Callback then) {
        var response = exchange.response();
        begin(exchange, status, type);
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
        response.write(true, ByteBuffer.wrap(bytes), then);
    }

    private static void begin(Exchange exchange, int status, String type) {
        var response = exchange.response();
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type).put(NO_SNIFF);
        if (!response.getHeaders().contains(HttpHeader.CACHE_CONTROL)) {
            response.getHeaders().put(NO_STORE);
        }
    }

    /** Begins an event stream; false if somebody else has answered already. */
    boolean beginStream() {
        if (!exchange.claim()) {
            return false;
        }
        begin(exchange, HttpStatus.OK_200, "text/event-stream; charset=utf-8");
        // Said, because the library would end a stream that is the last of its connection by
        // closing it, and a client could not tell that from a failure.
        exchange.response()
                .getHeaders()
                .put(HttpHeader.TRANSFER_ENCODING, HttpHeaderValue.CHUNKED.asString());
        return true;
    }

    /** Sends a part of a stream; waits until the system has taken it. */
    void event(boolean last, String text) throws IOException {
        Content.Sink.write(exchange.response(), last, StandardCharsets.UTF_8.encode(text));
    }

    /** The stream is over: nothing follows. */
    void endStream() {
        exchange.callback().succeeded();
    }

    /** The answer of a cancelled request: the service ends before its work was done. */
    static void unavailable(Exchange exchange, String retryAfter, Runnable over) {
        exchange.response().getHeaders().put(HttpHeader.RETRY_AFTER, retryAfter);
        var body =
                """
                {"type":"about:blank","title":"Service Unavailable","status":503,\
                "detail":"The service is ending and gave this request up.","instance":%s}
                """
                        .formatted(Json.string(exchange.request().getHttpURI().getPathQuery()));
        write(
                exchange,
                HttpStatus.SERVICE_UNAVAILABLE_503,
                "application/problem+json",
                body,
                Callback.from(
                        () -> {
                            exchange.refused();
                            over.run();
                            exchange.callback().succeeded();
                        },
                        failure -> {
                            over.run();
                            exchange.callback().failed(failure);
                        }));
    }
}
