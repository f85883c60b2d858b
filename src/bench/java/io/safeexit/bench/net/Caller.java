package io.safeexit.bench.net;

/** Whoever opened a {@link Link} hears of it here, on the thread of its {@link Net}. */
public interface Caller {

    /** The server's system has completed the connection; a request may be sent. */
    void connected(Link link);

    /**
     * The response to the last request has come to its proper end. Whether another request may be
     * sent on this connection, {@link Link#reusable} says; if not, it is closed already and {@link
     * #ended} is not called for it.
     */
    void answered(Link link);

    /**
     * The connection is over, and not because a response had said so. If {@link Link#unanswered},
     * the last request has no answer and will have none.
     */
    void ended(Link link, End end);
}
