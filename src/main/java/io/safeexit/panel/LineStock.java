package io.safeexit.panel;

import io.safeexit.service.output.Needle;

import java.time.Instant;

/** All lines there are at one moment. Immutable; a line is made when it is asked for. */
interface LineStock {

    /** Lines of the same origin and number are the same line. */
    Object origin();

    /** The number of the oldest line. */
    long first();

    /** The number after that of the newest line. */
    long next();

    /** Lines before this number never change; those from it on are not finished. */
    long settled();

    /** The line of this number, from {@link #first} to before {@link #next}. */
    LogLine line(long number);

    /** The kind of this line; may be known without making the line. */
    default LineKind kind(long number) {
        return line(number).kind();
    }

    /**
     * The number of the first line from {@code from} to before {@code to}, which is at most {@link
     * #settled}, that may have {@code needle} in it; {@code to} where there is none.
     */
    default long seek(long from, long to, Needle needle) {
        return from;
    }

    /** Whether a line says that something is wrong. */
    boolean warns();

    /** The start that a line of this moment is timed from. */
    Instant start(Instant moment);

    /** Nothing. */
    record None(Object origin) implements LineStock {
        @Override
        public long first() {
            return 1;
        }

        @Override
        public long next() {
            return 1;
        }

        @Override
        public long settled() {
            return 1;
        }

        @Override
        public LogLine line(long number) {
            throw new IndexOutOfBoundsException("line " + number);
        }

        @Override
        public boolean warns() {
            return false;
        }

        @Override
        public Instant start(Instant moment) {
            return moment;
        }
    }
}
