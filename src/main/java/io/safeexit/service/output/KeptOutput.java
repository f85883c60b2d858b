package io.safeexit.service.output;

import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.ShutdownEvent;
import io.safeexit.shutdown.ShutdownEvent.Note;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Writes one stream's file and never fails: a disk that is full or a folder that cannot be written
 * is said once, what cannot be written is counted, and every few seconds it is tried again. Any
 * thread, one after the other.
 */
final class KeptOutput {

    private static final Logger LOG = LoggerFactory.getLogger(KeptOutput.class);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

    private final StreamFile file;
    private final Consumer<ShutdownEvent> said;
    private int writers;
    private @Nullable Deadline again;
    private long missing;

    KeptOutput(StreamFile file, Consumer<ShutdownEvent> said) {
        this.file = file;
        this.said = said;
    }

    Path path() {
        return file.path();
    }

    /** Somebody begins to write; the file is closed when the last one has ended. */
    synchronized void begin() {
        writers++;
    }

    synchronized void write(byte[] bytes, int length, long now) {
        if (again != null && !again.expired()) {
            missing += length;
            return;
        }
        try {
            file.write(bytes, length, now);
            if (again != null) {
                said.accept(Note.warn("output.fileAgain", file.path().toString(), missing));
                again = null;
                missing = 0;
            }
        } catch (IOException | RuntimeException unwritable) {
            failed(unwritable, length);
        }
    }

    synchronized void end() {
        if (--writers == 0) {
            closeFile();
        }
    }

    private void failed(Exception unwritable, int length) {
        if (again == null) {
            said.accept(
                    Note.warn(
                            "output.noFile",
                            file.path().toString(),
                            unwritable.getClass().getSimpleName()
                                    + ": "
                                    + unwritable.getMessage()));
        }
        missing += length;
        again = Deadline.in(TRY_AGAIN);
        closeFile();
    }

    private void closeFile() {
        try {
            file.close();
        } catch (IOException lateFailure) {
            // What was written is with the system; if there is more, the next write will say so.
            LOG.warn("{} does not close: {}", file.path(), lateFailure.toString());
        }
    }
}
