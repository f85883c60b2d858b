package io.safeexit.packaging;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

/**
 * The icon in every size and form that a desktop asks for, drawn from the one that is a drawing.
 */
final class Icons {

    /** As the icon theme of the freedesktop has them. */
    static final List<Integer> SIZES = List.of(16, 22, 24, 32, 48, 64, 128, 256, 512);

    private static final List<Integer> OF_WINDOWS = List.of(16, 24, 32, 48, 64, 256);

    /** The kinds of a macOS icon file that are PNG inside. */
    private static final Map<String, Integer> OF_MACOS =
            Map.of("icp4", 16, "icp5", 32, "ic07", 128, "ic08", 256, "ic09", 512);

    private final SVGDocument drawing;

    Icons(Path drawing) throws IOException {
        var loaded = new SVGLoader().load(drawing.toUri().toURL());
        if (loaded == null) {
            throw new IOException(drawing + " is no drawing");
        }
        this.drawing = loaded;
    }

    void png(int size, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, png(size));
    }

    private byte[] png(int size) {
        var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        var pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        drawing.render(null, pen, new ViewBox(size, size));
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return bytes.toByteArray();
    }

    /** Windows: a directory of PNGs. */
    void ico(Path file) throws IOException {
        var images = OF_WINDOWS.stream().map(this::png).toList();
        int at = 6 + 16 * images.size();
        var head = ByteBuffer.allocate(at).order(ByteOrder.LITTLE_ENDIAN);
        head.putShort((short) 0).putShort((short) 1).putShort((short) images.size());
        for (int i = 0; i < images.size(); i++) {
            byte side = (byte) OF_WINDOWS.get(i).intValue(); // 256 is written 0
            head.put(side).put(side).putShort((short) 0).putShort((short) 1).putShort((short) 32);
            head.putInt(images.get(i).length).putInt(at);
            at += images.get(i).length;
        }
        try (var out = Files.newOutputStream(file)) {
            out.write(head.array());
            for (byte[] image : images) {
                out.write(image);
            }
        }
    }

    /** MacOS: kinds, lengths and PNGs in turn. */
    void icns(Path file) throws IOException {
        var body = new ByteArrayOutputStream();
        for (var kind : OF_MACOS.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList()) {
            byte[] image = png(kind.getValue());
            body.write(kind.getKey().getBytes(StandardCharsets.US_ASCII));
            body.write(ByteBuffer.allocate(4).putInt(8 + image.length).array());
            body.write(image);
        }
        try (var out = Files.newOutputStream(file)) {
            out.write("icns".getBytes(StandardCharsets.US_ASCII));
            out.write(ByteBuffer.allocate(4).putInt(8 + body.size()).array());
            body.writeTo(out);
        }
    }
}
