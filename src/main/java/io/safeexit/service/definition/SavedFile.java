package io.safeexit.service.definition;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Replaces a service file and keeps what would be lost with the former one. */
final class SavedFile {

    private static final Pattern HINT =
            Pattern.compile("^# yaml-language-server: \\$schema=.*\\R", Pattern.MULTILINE);

    private final Path path;

    SavedFile(Path path) {
        this.path = path;
    }

    /** Writes {@code draft}; returns where the former file is kept, if it had to be. */
    Optional<Path> replace(ServiceDraft draft, String schema, Optional<ServiceDraft> before)
            throws IOException {
        // A link stays one: its target is replaced.
        var target = Files.exists(path) ? path.toRealPath() : path;
        Optional<Path> kept = Optional.empty();
        var hint = "# yaml-language-server: $schema=" + schema + "\n";
        if (Files.exists(target)) {
            var former = Files.readAllBytes(target);
            var text = new String(former, StandardCharsets.UTF_8);
            var matcher = HINT.matcher(text);
            if (matcher.find()) {
                hint = matcher.group();
            }
            if (!saysNothingElse(text, before)) {
                kept = Optional.of(keep(target, former));
            }
        }
        write(target, hint + draft.yaml());
        return kept;
    }

    /** Whether a file says what was opened, and nothing else: then only values change. */
    private boolean saysNothingElse(String text, Optional<ServiceDraft> before) {
        var plain = HINT.matcher(text).replaceFirst("");
        return Yaml.read(plain, new Flaws(path))
                .map(DraftReader::draft)
                .map(draft -> draft.yaml().equals(plain) && before.equals(Optional.of(draft)))
                .orElse(plain.isBlank());
    }

    private static Path keep(Path target, byte[] former) throws IOException {
        int number = 1;
        while (true) {
            var backup =
                    target.resolveSibling(
                            target.getFileName() + ".bak" + (number == 1 ? "" : number));
            if (!Files.exists(backup)) {
                Files.copy(target, backup, StandardCopyOption.COPY_ATTRIBUTES);
                return backup;
            }
            if (Arrays.equals(Files.readAllBytes(backup), former)) {
                return backup;
            }
            number++;
        }
    }

    private static void write(Path target, String text) throws IOException {
        var temporary = target.resolveSibling("." + target.getFileName() + ".tmp");
        try {
            try (var channel =
                    FileChannel.open(
                            temporary,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE)) {
                if (Files.exists(target)) {
                    likeBefore(target, temporary);
                }
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

    private static void likeBefore(Path target, Path temporary) throws IOException {
        try {
            Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(target));
        } catch (UnsupportedOperationException noSuchRights) {
            // Windows: a file has the rights of its folder
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
