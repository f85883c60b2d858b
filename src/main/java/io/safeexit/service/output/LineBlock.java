package io.safeexit.service.output;

import java.nio.charset.StandardCharsets;

/** Some lines, one after the other, as bytes. Lines that it was told to have never change. */
sealed interface LineBlock permits PackedLines, RawLines {

    /** The number of its first line. */
    long first();

    /** How many lines it has. */
    int count();

    /** How much memory it takes, about. */
    int bytes();

    /** The line at {@code index}, which must be below a count that was told. Any thread. */
    OutputLine line(int index);

    /** Which stream the line at {@code index} came from. */
    OutputSource source(int index);

    /**
     * The first line from {@code from} to before {@code to} that may have {@code needle} in it;
     * {@code to} where there is none.
     */
    int seek(int from, int to, Needle needle);

    /** What a terminal would show of these bytes in the end. */
    static String text(byte[] bytes, int start, int end) {
        int last = end;
        while (last > start && bytes[last - 1] == '\r') {
            last--;
        }
        int begin = last;
        while (begin > start && bytes[begin - 1] != '\r') {
            begin--;
        }
        return new String(bytes, begin, last - begin, StandardCharsets.UTF_8);
    }
}
