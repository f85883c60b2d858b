package io.safeexit.terminal;

/**
 * One plain line.
 *
 * @param to where it goes
 * @param text without its end
 */
record Line(Stream to, String text) {

    /** The two ways out of a process. */
    enum Stream {
        OUT,
        ERR
    }

    static Line out(String text) {
        return new Line(Stream.OUT, text);
    }

    static Line err(String text) {
        return new Line(Stream.ERR, text);
    }
}
