package io.safeexit.packaging;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A program or library of Linux, 64 bits. The system loads it by its segments; what comes after
 * them (names of the functions, for a debugger, and the table of sections) is 5 MB of the JVM.
 */
final class ElfFile {

    private static final int HEADER = 64;
    private static final int MAGIC = 0x7f454c46;
    private static final int SEGMENTS_AT = 0x20;
    private static final int SECTIONS_AT = 0x28;
    private static final int SEGMENT_SIZE = 0x36;
    private static final int SEGMENTS = 0x38;
    private static final int SECTIONS = 0x3c;
    private static final int SECTION_NAMES = 0x3e;
    private static final int OFFSET_IN_SEGMENT = 0x08;
    private static final int LENGTH_IN_SEGMENT = 0x20;

    private final Path file;

    ElfFile(Path file) {
        this.file = file;
    }

    /** All programs and libraries below {@code top}. */
    static void stripAll(Path top) throws IOException {
        try (var files = Files.walk(top)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var elf = new ElfFile(file);
                if (elf.isElf()) {
                    elf.strip();
                }
            }
        }
    }

    /** What is neither program nor library stays as it is. */
    private boolean isElf() throws IOException {
        try (var channel = FileChannel.open(file)) {
            var header = read(channel, 0, HEADER);
            return header.limit() == HEADER && header.getInt(0) == MAGIC;
        }
    }

    /** Cuts off what is not loaded. */
    private void strip() throws IOException {
        try (var channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var header = read(channel, 0, HEADER).order(ByteOrder.LITTLE_ENDIAN);
            long end = HEADER;
            for (int i = 0; i < header.getShort(SEGMENTS); i++) {
                int size = header.getShort(SEGMENT_SIZE);
                long at = header.getLong(SEGMENTS_AT) + (long) i * size;
                var segment = read(channel, at, size).order(ByteOrder.LITTLE_ENDIAN);
                long segmentEnd =
                        segment.getLong(OFFSET_IN_SEGMENT) + segment.getLong(LENGTH_IN_SEGMENT);
                end = Math.max(end, Math.max(at + size, segmentEnd));
            }
            header.putLong(SECTIONS_AT, 0);
            header.putShort(SECTIONS, (short) 0).putShort(SECTION_NAMES, (short) 0);
            channel.write(header.rewind(), 0);
            channel.truncate(end);
        }
    }

    private static ByteBuffer read(FileChannel channel, long at, int size) throws IOException {
        var bytes = ByteBuffer.allocate(size);
        while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) >= 0) {
            // until all of it is there
        }
        return bytes.flip();
    }
}
