package io.safeexit.service.web;

import io.safeexit.service.Blocker;
import io.safeexit.shutdown.Deadline;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One request and its answer, from the complete head until the last byte is handed over. */
final class Exchange {

    private final Request request;
    private final Response response;
    private final Callback callback;
    private final Wire wire;
    private final Drain drain;
    private final Thread thread = Thread.currentThread();
    private final Deadline began = Deadline.now();
    private final AtomicReference<Answerer> answerer = new AtomicReference<>(Answerer.NOBODY);
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private volatile boolean stream;
    private volatile boolean last;
    private volatile boolean more;
    private volatile boolean bodyRead;

    private enum Answerer {
        NOBODY,
        HANDLER,
        CANCELLATION
    }

    Exchange(Request request, Response response, Callback callback, Wire wire, Drain drain) {
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.wire = wire;
        this.drain = drain;
        var headers = request.getHeaders();
        this.bodyRead =
                headers.getLongField(HttpHeader.CONTENT_LENGTH) <= 0
                        && !headers.contains(HttpHeader.TRANSFER_ENCODING);
    }

    Request request() {
        return request;
    }

    Response response() {
        return response;
    }

    Callback callback() {
        return callback;
    }

    Wire wire() {
        return wire;
    }

    Deadline began() {
        return began;
    }

    /** As a person would name it: {@code GET /work?ms=500}. */
    String what() {
        return request.getMethod() + " " + request.getHttpURI().getPathQuery();
    }

    /** Who asked: {@code 127.0.0.1:51234}. */
    String peer() {
        return wire.peer() instanceof InetSocketAddress inet
                ? inet.getAddress().getHostAddress() + ":" + inet.getPort()
                : String.valueOf(wire.peer());
    }

    Blocker blocker(GiveUp giveUp) {
        var kind =
                stream
                        ? Blocker.Kind.STREAM
                        : bodyRead ? Blocker.Kind.REQUEST : Blocker.Kind.UPLOAD;
        return new Blocker(
                kind, what(), peer(), Deadline.now().since(began), new OnExchange(this, giveUp));
    }

    Thread thread() {
        return thread;
    }

    boolean isCancelled() {
        return cancelled.get();
    }

    boolean isStream() {
        return stream;
    }

    void becomesStream() {
        stream = true;
    }

    /** Its body was read to the end. */
    void bodyIsRead() {
        bodyRead = true;
    }

    /** The handler is about to answer; false if the request was cancelled before. */
    boolean claim() {
        return answerer.compareAndSet(Answerer.NOBODY, Answerer.HANDLER);
    }

    /** Whether it was cancelled and answered so: its own handler has nothing to say any more. */
    boolean isRefused() {
        return answerer.get() == Answerer.CANCELLATION;
    }

    /**
     * Cancels it: answers for its handler if that has not begun to, and interrupts it.
     *
     * @return false if it was cancelled before
     */
    boolean cancel(Runnable refusal) {
        if (!cancelled.compareAndSet(false, true)) {
            return false;
        }
        if (answerer.compareAndSet(Answerer.NOBODY, Answerer.CANCELLATION)) {
            refusal.run();
            wire.partSoon();
        } else {
            // Its answer has begun and does not come to its end: all that is left is to end it.
            wire.part();
        }
        thread.interrupt();
        return true;
    }

    /**
     * Ends it in the middle.
     *
     * @return false if it was ended before
     */
    boolean cut() {
        if (!cancelled.compareAndSet(false, true)) {
            return false;
        }
        wire.part();
        thread.interrupt();
        return true;
    }

    /** Where its handler stands, a frame a line. */
    String stack() {
        return Stream.of(thread.getStackTrace())
                .map(frame -> "\n    at " + frame)
                .collect(Collectors.joining());
    }

    /** Its cancelled answer is complete; its handler may still hang. */
    void refused() {
        wire.refused();
    }

    /** The stream of this exchange, that tells {@code ended} of its end. */
    HttpStream watch(HttpStream inner, Ending ended) {
        return new HttpStream.Wrapper(inner) {
            @Override
            public void send(
                    MetaData.Request asked,
                    MetaData.Response answer,
                    boolean isLast,
                    ByteBuffer content,
                    Callback sent) {
                super.send(asked, answer == null ? null : closing(answer), isLast, content, sent);
            }

            @Override
            public void succeeded() {
                // Before Jetty is told: it may begin the next request of this connection at once.
                if (stream && drain.underWay() && !last) {
                    wire.finish();
                } else {
                    wire.answered(last, more);
                }
                ended.ended(Exchange.this, true);
                super.succeeded();
            }

            @Override
            public void failed(Throwable cause) {
                ended.ended(Exchange.this, false);
                super.failed(cause);
            }
        };
    }

    /** Told when an exchange is over, and whether its answer went out whole. */
    @FunctionalInterface
    interface Ending {
        void ended(Exchange exchange, boolean whole);
    }

    /** Decided when the answer begins, so that one under way when the exit begins says it too. */
    private MetaData.Response closing(MetaData.Response answer) {
        if (!drain.underWay() || answer.getStatus() < 200) {
            return answer;
        }
        more = !isRefused() && bodyRead && drain.servesPipelined() && wire.moreArrived();
        if (more) {
            return answer;
        }
        last = true;
        var fields = HttpFields.build(answer.getHttpFields());
        fields.put(HttpFields.CONNECTION_CLOSE);
        return new MetaData.Response(
                answer.getStatus(),
                answer.getReason(),
                answer.getHttpVersion(),
                fields,
                answer.getContentLength(),
                answer.getTrailersSupplier());
    }
}
