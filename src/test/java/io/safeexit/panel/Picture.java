package io.safeexit.panel;

import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes what is on the screen as a PNG, without AWT. */
final class Picture {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private final int width;
    private final int height;
    private final byte[] rows;

    /** Takes the pixels; on the FX thread. */
    Picture(Image image) {
        width = (int) image.getWidth();
        height = (int) image.getHeight();
        rows = new byte[height * (1 + 3 * width)];
        PixelReader pixels = image.getPixelReader();
        int at = 0;
        for (int y = 0; y < height; y++) {
            rows[at++] = 0; // no filter
            for (int x = 0; x < width; x++) {
                int colour = pixels.getArgb(x, y);
                rows[at++] = (byte) (colour >> 16);
                rows[at++] = (byte) (colour >> 8);
                rows[at++] = (byte) colour;
            }
        }
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** The same, {@code times} smaller. */
    Image smaller(int times) {
        var small = new WritableImage(width / times, height / times);
        for (int y = 0; y < height / times; y++) {
            for (int x = 0; x < width / times; x++) {
                small.getPixelWriter().setArgb(x, y, mean(x * times, y * times, times));
            }
        }
        return small;
    }

    private int mean(int left, int top, int size) {
        int[] sums = new int[3];
        for (int y = top; y < top + size; y++) {
            int at = y * (1 + 3 * width) + 1 + 3 * left;
            for (int i = 0; i < 3 * size; i++) {
                sums[i % 3] += rows[at + i] & 0xff;
            }
        }
        int pixels = size * size;
        return (0xff << 24)
                | ((sums[0] / pixels) << 16)
                | ((sums[1] / pixels) << 8)
                | (sums[2] / pixels);
    }

    /** How many different colours there are, up to {@code enough}. */
    long colours(int enough) {
        var seen = new HashSet<Integer>();
        for (int at = 0; at + 2 < rows.length && seen.size() < enough; at += 3) {
            seen.add(
                    ((rows[at] & 0xff) << 16)
                            | ((rows[at + 1] & 0xff) << 8)
                            | (rows[at + 2] & 0xff));
        }
        return seen.size();
    }

    void write(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (var out = Files.newOutputStream(file)) {
                out.write(SIGNATURE);
                chunk(out, "IHDR", header());
                var packed = new ByteArrayOutputStream();
                try (var deflater =
                        new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_SPEED))) {
                    deflater.write(rows);
                }
                chunk(out, "IDAT", packed.toByteArray());
                chunk(out, "IEND", new byte[0]);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private byte[] header() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeInt(width);
        out.writeInt(height);
        out.write(new byte[] {8, 2, 0, 0, 0}); // 8 bits of red, green, blue
        return bytes.toByteArray();
    }

    private static void chunk(OutputStream file, String type, byte[] content) throws IOException {
        var name = type.getBytes(StandardCharsets.US_ASCII);
        var sum = new CRC32();
        sum.update(name);
        sum.update(content);
        var out = new DataOutputStream(file);
        out.writeInt(content.length);
        out.write(name);
        out.write(content);
        out.writeInt((int) sum.getValue());
    }
}
