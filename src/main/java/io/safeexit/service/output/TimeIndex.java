package io.safeexit.service.output;

import io.safeexit.os.OwnerOnly;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Set;

/**
 * Since when what stands where: a row of time, line and byte for what came together, at most one in
 * {@link #BETWEEN} milliseconds. A text, so that a person can read it too; and apart from the
 * lines, because a time before each would make short lines several times as long and no longer what
 * the program wrote.
 */
final class TimeIndex implements Closeable {

    /** Times nearer to each other than this are one. */
    static final long BETWEEN = 10;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSxx")
                    .withZone(ZoneId.systemDefault());

    private final Path file;
    private @Nullable FileChannel channel;
    private long newest = Long.MIN_VALUE;

    TimeIndex(Path file) {
        this.file = file;
    }

    /**
     * What follows came at {@code now}.
     *
     * @param line the number in the file, from 1, of the line that it begins with or goes on with
     * @param at the byte, from 0
     */
    void mark(long now, long line, long at) throws IOException {
        if (newest != Long.MIN_VALUE && Math.abs(now - newest) < BETWEEN) {
            return;
        }
        newest = now;
        var row = TIME.format(Instant.ofEpochMilli(now)) + " " + line + " " + at + "\n";
        var bytes = ByteBuffer.wrap(row.getBytes(StandardCharsets.US_ASCII));
        var open = channel;
        if (open == null) {
            open =
                    FileChannel.open(
                            file,
                            Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                            OwnerOnly.file(file));
            channel = open;
        }
        while (bytes.hasRemaining()) {
            open.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        var open = channel;
        channel = null;
        if (open != null) {
            open.close();
        }
    }
}
