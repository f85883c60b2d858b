package io.safeexit.service.output;

import io.safeexit.os.OwnerOnly;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * What came from one stream, byte for byte, in a file that is put aside when it is large: {@code
 * X.log}, then {@code X.log.1}, the older ones with higher numbers. A line is in one file as long
 * as it fits into one. Owner only. Not safe for threads.
 *
 * <p>Beside each file stands its {@link TimeIndex}: the bytes are the program's own, so that what
 * reads logs can read them, and the times are found there.
 */
final class StreamFile {

    private final Path folder;
    private final Path file;
    private final Rotation rotation;
    private @Nullable FileChannel channel;
    private @Nullable TimeIndex times;
    private long size;
    private long lines;
    private boolean inLine;

    StreamFile(Path folder, String name, Rotation rotation) {
        this.folder = folder;
        this.file = folder.resolve(name);
        this.rotation = rotation;
    }

    Path path() {
        return file;
    }

    /** Appends bytes that came at {@code now}, in milliseconds of the epoch. */
    void write(byte[] bytes, int length, long now) throws IOException {
        int at = 0;
        while (at < length) {
            var open = open();
            int end = split(bytes, at, length);
            if (end > at) {
                index().mark(now, lines + 1, size);
                append(open, bytes, at, end);
            }
            at = end;
            if (at < length) {
                putAside();
            }
        }
    }

    void close() throws IOException {
        var open = channel;
        var index = times;
        channel = null;
        times = null;
        try (open;
                index) {
            // both, whichever fails
        }
    }

    /** Up to where it goes into this file: all, or whole lines, or what fits of one too long. */
    private int split(byte[] bytes, int at, int length) {
        long room = Math.max(0, rotation.bytes() - size);
        if (length - at <= room) {
            return length;
        }
        int end = at + (int) room;
        int last = LineEnds.last(bytes, at, end);
        if (last >= 0) {
            return last + 1;
        }
        return size > 0 && !inLine ? at : end;
    }

    private void append(FileChannel open, byte[] bytes, int start, int end) throws IOException {
        var piece = ByteBuffer.wrap(bytes, start, end - start);
        while (piece.hasRemaining()) {
            size += open.write(piece);
        }
        lines += LineEnds.count(bytes, start, end);
        inLine = bytes[end - 1] != '\n';
    }

    private FileChannel open() throws IOException {
        var open = channel;
        if (open != null) {
            return open;
        }
        OwnerOnly.makeFolder(folder);
        open =
                FileChannel.open(
                        file,
                        Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                        OwnerOnly.file(file));
        channel = open;
        look(open.size());
        return open;
    }

    private TimeIndex index() {
        var index = times;
        if (index == null) {
            index = new TimeIndex(indexOf(file));
            times = index;
        }
        return index;
    }

    /** What an earlier run, or an earlier life of the program, has left there. */
    private void look(long found) throws IOException {
        size = 0;
        lines = 0;
        inLine = false;
        var buffer = new byte[64 * 1024];
        try (var in = Files.newInputStream(file)) {
            while (size < found) {
                int read = in.read(buffer);
                if (read <= 0) {
                    break;
                }
                size += read;
                lines += LineEnds.count(buffer, 0, read);
                inLine = buffer[read - 1] != '\n';
            }
        }
    }

    private void putAside() throws IOException {
        close();
        for (int number = rotation.files() - 1; number >= 1; number--) {
            var older = aside(number);
            var newer = number == 1 ? file : aside(number - 1);
            move(newer, older);
            move(indexOf(newer), indexOf(older));
        }
        Files.deleteIfExists(file);
        Files.deleteIfExists(indexOf(file));
    }

    private Path aside(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    private static Path indexOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".times");
    }

    private static void move(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.deleteIfExists(to);
        }
    }
}
