package io.safeexit.os;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A pipe whose writing end is handed to a process that is started. Unlike those of {@link Process}
 * it stays open when that process ends and others still write into it, and is read without a buffer
 * in between. Linux only.
 */
public final class OwnPipe implements AutoCloseable {

    private static final long CLOSE_ON_EXEC = 0x80000;
    private static final long SET_PIPE_SIZE = 1031;

    /** What an ordinary user may have: a writer is not held up by a short pause of the reader. */
    private static final long PIPE_BYTES = 1 << 20;

    private static final Libc CLOSE = new Libc("close");

    private final int reading;
    private final int writing;

    private OwnPipe(int reading, int writing) {
        this.reading = reading;
        this.writing = writing;
    }

    /** Makes one. */
    public static OwnPipe open() throws IOException {
        try (var arena = Arena.ofConfined()) {
            var ends = arena.allocate(ValueLayout.JAVA_INT, 2);
            if (new Libc("pipe2").call(ends.address(), CLOSE_ON_EXEC) != 0) {
                throw new IOException("no pipe");
            }
            int reading = ends.getAtIndex(ValueLayout.JAVA_INT, 0);
            // Refused beyond the user's share: then it stays as it is.
            new Libc("fcntl").call(reading, SET_PIPE_SIZE, PIPE_BYTES);
            return new OwnPipe(reading, ends.getAtIndex(ValueLayout.JAVA_INT, 1));
        }
    }

    /** What the process is to write to; good until {@link #close}. */
    public File writingEnd() {
        return new File("/proc/self/fd/" + writing);
    }

    /** Opens the end to read from; it stays open after {@link #close}. */
    public FileInputStream read() throws IOException {
        return new FileInputStream("/proc/self/fd/" + reading);
    }

    /** What the processes that have an end of it have open: {@code pipe:[4711]}. */
    public String link() throws IOException {
        return Files.readSymbolicLink(Path.of("/proc/self/fd/" + reading)).toString();
    }

    /** Lets go of what this process holds but for what {@link #read} opened. */
    @Override
    public void close() {
        CLOSE.call(reading);
        CLOSE.call(writing);
    }
}
