package io.safeexit.packaging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A text as manuals and changelogs are shipped: compressed as hard as can be, and without a date.
 */
final class GzipFile {

    /** Where a file of gzip says how hard was tried, and what it says of the hardest. */
    private static final int EFFORT_AT = 8;

    private static final byte HARDEST = 2;

    private GzipFile() {}

    static void write(String text, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        var bytes = new ByteArrayOutputStream();
        try (var gzip =
                new GZIPOutputStream(bytes) {
                    {
                        def.setLevel(Deflater.BEST_COMPRESSION);
                    }
                }) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        byte[] content = bytes.toByteArray();
        content[EFFORT_AT] = HARDEST;
        Files.write(file, content);
    }
}
