package io.safeexit.settings;

import io.safeexit.os.OwnerOnly;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * The settings file of the user: {@code key=value} lines in UTF-8, as {@link Properties} reads
 * them. Any thread; reads and writes the disk, so not the FX thread.
 *
 * <p>A change replaces the file as a whole: a reader, or a power cut, finds the old one or the new
 * one. Keys, comments and order that are not concerned stay as they are. Two processes that change
 * it at the same moment: the last one wins.
 */
public final class SettingsFile {

    private final Path path;

    /** The file at {@code path}, which need not exist. */
    public SettingsFile(Path path) {
        this.path = path;
    }

    /** Where it is, or would be. */
    public Path path() {
        return path;
    }

    /**
     * All keys; none where there is no file, or none that this user could get at: a home that is no
     * folder ({@code /dev/null}) or belongs to somebody else, as in a container with a user of its
     * own choice.
     *
     * @throws IOException it is there but cannot be read as what it should be
     */
    public synchronized Map<String, String> read() throws IOException {
        var properties = new Properties();
        try {
            properties.load(new StringReader(Files.readString(path)));
        } catch (NoSuchFileException none) {
            return Map.of();
        } catch (FileSystemException unreachable) {
            var folder = path.toAbsolutePath().getParent();
            if (folder == null || Files.isExecutable(folder)) {
                throw unreachable;
            }
            return Map.of();
        } catch (CharacterCodingException | IllegalArgumentException garbled) {
            throw new IOException("not a properties file in UTF-8", garbled);
        }
        var values = new HashMap<String, String>();
        properties.stringPropertyNames().forEach(key -> values.put(key, property(properties, key)));
        return Map.copyOf(values);
    }

    /**
     * Writes one key, and makes the file, for its owner only, where there is none.
     *
     * @throws IOException it was not written; what was there before still is
     */
    public synchronized void set(String key, String value) throws IOException {
        var entries = entries();
        var fresh = entry(key, value);
        int at = -1;
        for (int i = 0; i < entries.size(); i++) {
            if (keyOf(entries.get(i)).equals(key)) {
                at = i; // the last one counts
            }
        }
        if (at < 0) {
            entries.add(fresh);
        } else {
            entries.set(at, fresh);
        }
        replace(String.join("\n", entries) + "\n");
    }

    private static String property(Properties properties, String key) {
        return properties.getProperty(key, "");
    }

    /** The file as entries: a comment, an empty line, or a key with all its continuation lines. */
    private List<String> entries() throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(path);
        } catch (NoSuchFileException none) {
            lines = List.of();
        }
        var entries = new ArrayList<String>();
        var entry = new StringBuilder();
        for (String line : lines) {
            entry.append(entry.isEmpty() ? "" : "\n").append(line);
            if (!goesOn(line, entry)) {
                entries.add(entry.toString());
                entry.setLength(0);
            }
        }
        if (!entry.isEmpty()) {
            entries.add(entry.toString());
        }
        return entries;
    }

    private static boolean goesOn(String line, CharSequence entry) {
        var first = entry.toString().stripLeading();
        boolean comment = first.startsWith("#") || first.startsWith("!");
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == '\\') {
            end--;
        }
        return !comment && (line.length() - end) % 2 == 1;
    }

    private static String keyOf(String entry) {
        var one = new Properties();
        try {
            one.load(new StringReader(entry));
        } catch (IOException | IllegalArgumentException garbled) {
            return ""; // not ours to mend
        }
        return one.stringPropertyNames().stream().findFirst().orElse("");
    }

    private static String entry(String key, String value) throws IOException {
        var one = new Properties();
        one.setProperty(key, value);
        var text = new StringWriter();
        one.store(text, null);
        return text.toString()
                .lines()
                .filter(line -> !line.startsWith("#")) // the date
                .findFirst()
                .orElse("");
    }

    private void replace(String text) throws IOException {
        // A link (settings kept in a repository of dotfiles) stays one: its target is replaced.
        var target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
        var folder = target.resolveSibling(".").normalize();
        OwnerOnly.makeFolder(folder);
        var temporary = Files.createTempFile(folder, "settings", ".tmp", OwnerOnly.file(folder));
        try {
            try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            move(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException network) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
