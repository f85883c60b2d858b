package io.safeexit.guardian;

import io.safeexit.os.ExitStatus;
import io.safeexit.os.OpenFiles;
import io.safeexit.os.ProcessIdentity;
import io.safeexit.os.Spawn;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is said between the program and its guardian, through a socket in a folder of the user's
 * own. A command line can be read by every user, so the managed program's goes this way.
 */
final class Orders {

    private static final int STARTED = 1;
    private static final int NOT_STARTED = 2;
    private static final int ENDED = 3;
    private static final int NOTHING_LEFT = 4;

    /** What the guardian says. */
    sealed interface Word {
        /** The program runs. */
        record Started(ProcessIdentity head) implements Word {}

        /** The system could not start it. */
        record NotStarted(int errno) implements Word {}

        /** The program, not what it started, has ended. */
        record Ended(ExitStatus status) implements Word {}

        /** Nothing runs of it any more; the guardian's last word. */
        record NothingLeft() implements Word {}
    }

    private Orders() {}

    /** {@code limit} is that of the program; empty where it is left as it is. */
    static void write(DataOutputStream to, Spawn program, int stopSignal, Optional<OpenFiles> limit)
            throws IOException {
        to.writeInt(stopSignal);
        to.writeBoolean(limit.isPresent());
        if (limit.isPresent()) {
            to.writeLong(limit.get().soft());
            to.writeLong(limit.get().hard());
        }
        write(to, program.file());
        write(to, program.arguments());
        write(to, program.environment());
        write(to, program.directory());
        to.flush();
    }

    static Optional<OpenFiles> readLimit(DataInputStream from) throws IOException {
        return from.readBoolean()
                ? Optional.of(new OpenFiles(from.readLong(), from.readLong()))
                : Optional.empty();
    }

    static Spawn readProgram(DataInputStream from) throws IOException {
        return new Spawn(readBytes(from), readList(from), readList(from), readBytes(from));
    }

    static void write(DataOutputStream to, Word word) throws IOException {
        switch (word) {
            case Word.Started(ProcessIdentity head) -> {
                to.writeByte(STARTED);
                to.writeLong(head.pid());
                to.writeLong(head.started());
            }
            case Word.NotStarted(int errno) -> {
                to.writeByte(NOT_STARTED);
                to.writeInt(errno);
            }
            case Word.Ended(ExitStatus status) -> {
                to.writeByte(ENDED);
                to.writeInt(
                        switch (status) {
                            case ExitStatus.Code(int code) -> code;
                            case ExitStatus.Signal(int number) -> -number;
                            case ExitStatus.Unknown() -> 0;
                        });
            }
            case Word.NothingLeft() -> to.writeByte(NOTHING_LEFT);
        }
        to.flush();
    }

    static Word readWord(DataInputStream from) throws IOException {
        int kind = from.readByte();
        return switch (kind) {
            case STARTED -> new Word.Started(new ProcessIdentity(from.readLong(), from.readLong()));
            case NOT_STARTED -> new Word.NotStarted(from.readInt());
            case ENDED -> {
                int value = from.readInt();
                yield new Word.Ended(
                        value < 0 ? new ExitStatus.Signal(-value) : new ExitStatus.Code(value));
            }
            case NOTHING_LEFT -> new Word.NothingLeft();
            default -> throw new IOException("not a word of the guardian: " + kind);
        };
    }

    private static void write(DataOutputStream to, List<byte[]> list) throws IOException {
        to.writeInt(list.size());
        for (byte[] bytes : list) {
            write(to, bytes);
        }
    }

    private static void write(DataOutputStream to, byte[] bytes) throws IOException {
        to.writeInt(bytes.length);
        to.write(bytes);
    }

    private static List<byte[]> readList(DataInputStream from) throws IOException {
        var list = new ArrayList<byte[]>();
        int size = from.readInt();
        for (int i = 0; i < size; i++) {
            list.add(readBytes(from));
        }
        return list;
    }

    private static byte[] readBytes(DataInputStream from) throws IOException {
        return from.readNBytes(from.readInt());
    }
}
