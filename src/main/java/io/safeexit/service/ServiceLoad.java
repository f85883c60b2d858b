package io.safeexit.service;

/**
 * What a service does at one moment.
 *
 * @param inFlight requests begun and not yet answered, streams not among them
 * @param connections open inbound connections
 * @param streams open event streams
 * @param served requests answered since the start
 */
public record ServiceLoad(long inFlight, long connections, long streams, long served) {

    /** Nothing at all. */
    public static final ServiceLoad NONE = new ServiceLoad(0, 0, 0, 0);
}
