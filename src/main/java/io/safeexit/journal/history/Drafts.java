package io.safeexit.journal.history;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What was written down and is not entered yet. Any process; reads the disk. */
final class Drafts {

    static final String SUFFIX = ".draft";

    private static final Logger LOG = LoggerFactory.getLogger(Drafts.class);

    private final Path folder;

    /** Those of the history in {@code history}. */
    Drafts(Path history) {
        this.folder = folder(history);
    }

    static Path folder(Path history) {
        return history.resolve("drafts");
    }

    /** Those that are complete, or whose process is gone: nothing more comes. Oldest first. */
    List<PastExit> complete() throws IOException {
        var files = new ArrayList<Path>();
        try (var found = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            found.forEach(files::add);
        } catch (NoSuchFileException none) {
            return List.of();
        }
        files.sort(null);
        var exits = new ArrayList<PastExit>();
        for (Path file : files) {
            read(file, exits);
        }
        return exits;
    }

    private void read(Path file, List<PastExit> exits) throws IOException {
        try {
            var changed = Files.getLastModifiedTime(file).toInstant();
            var draft = ExitDraft.read(id(file), Files.readString(file));
            if (!draft.goesOn()) {
                exits.add(draft.exit(changed));
            }
        } catch (NoSuchFileException enteredMeanwhile) {
            LOG.debug("{} has been entered", file);
        } catch (IllegalArgumentException | IOException garbled) {
            if (Files.size(file) > 0) { // an empty one is just being begun
                LOG.debug("{}: {}", file, garbled.toString());
                Files.deleteIfExists(file);
            }
        }
    }

    private static String id(Path file) {
        var name = file.getFileName().toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }

    /** These are entered. */
    void remove(List<PastExit> entered) throws IOException {
        for (PastExit exit : entered) {
            Files.deleteIfExists(folder.resolve(exit.id() + SUFFIX));
        }
    }
}
