package io.safeexit.panel;

import io.safeexit.service.ServiceLoad;

/**
 * The figures of the load strip at one moment.
 *
 * @param load what the service does
 * @param perSecond requests answered within the last second
 * @param megabytes memory in use by the program, in MB
 */
record Vitals(ServiceLoad load, long perSecond, long megabytes) {

    static final Vitals NONE = new Vitals(ServiceLoad.NONE, 0, 0);
}
