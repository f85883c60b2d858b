package io.safeexit.service.output;

/**
 * How much of an output is kept on disk, for each of the two streams.
 *
 * @param bytes how large one file becomes
 * @param files how many there are, the one that is written included
 */
public record Rotation(long bytes, int files) {

    /** Five files of 10 MB. */
    public static final Rotation USUAL = new Rotation(10_000_000, 5);

    /** Checks what it is given. */
    public Rotation {
        if (bytes < 1 || files < 1) {
            throw new IllegalArgumentException("at least one file of one byte");
        }
    }
}
