package io.safeexit.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * A file that only ever grows by whole pieces: what a full disk takes the first half of is taken
 * back. Not a {@code FileChannel}, which a stray interrupt of the writing thread would close for
 * ever. One thread at a time.
 */
final class AppendedFile {

    private final RandomAccessFile file;

    /** Opens {@code path}, which exists. */
    AppendedFile(Path path) throws IOException {
        file = new RandomAccessFile(path.toFile(), "rw");
        file.seek(file.length());
    }

    /** Appends {@code bytes} and waits until they are on the disk. */
    void append(byte[] bytes) throws IOException {
        long before = file.getFilePointer();
        try {
            file.write(bytes);
        } catch (IOException full) {
            takeBack(before);
            throw full;
        }
        file.getFD().sync();
    }

    /** Appends without making any object, or waiting for the disk. */
    void appendAtOnce(byte[] bytes) throws IOException {
        file.write(bytes);
    }

    private void takeBack(long length) throws IOException {
        file.setLength(length);
        file.seek(length);
    }
}
