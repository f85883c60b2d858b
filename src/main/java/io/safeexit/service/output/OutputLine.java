package io.safeexit.service.output;

import java.time.Instant;

/**
 * One line that a program printed.
 *
 * @param number counts from 1 without a gap, over both streams in the order in which their lines
 *     came to their end; an unfinished line has the number that it would get now
 * @param time when its end was read, in milliseconds
 * @param source which stream it came from
 * @param text without its end; colours and other escape sequences are still in it, bytes that are
 *     no UTF-8 are replacement characters, values of secrets are masked; of a line that was written
 *     over (carriage return) only what a terminal would show last
 * @param cut whether the line is longer than what is kept of it in memory; it is whole on disk
 */
public record OutputLine(
        long number, Instant time, OutputSource source, String text, boolean cut) {}
