package io.safeexit.bench.net;

/** How a connection came to its end. */
public enum End {
    /** It never came to be: the other side refused. */
    REFUSED,
    /** The other side closed it in good order. */
    FIN,
    /** The other side broke it. */
    RST,
    /** Nothing had happened when the measurement was over. */
    SILENCE
}
