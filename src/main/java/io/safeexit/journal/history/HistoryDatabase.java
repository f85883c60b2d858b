package io.safeexit.journal.history;

import io.safeexit.os.OwnerOnly;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.SafeWait;
import io.safeexit.shutdown.ShutdownEvent;

import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;

/**
 * The file that holds the history, an SQLite database with a write-ahead log, readable by its owner
 * only. Several processes may use it at the same time: each opens it for a moment, and waits for
 * the others no longer than {@link #PATIENCE}.
 *
 * <p>One that is damaged, is something else, or was written by a newer version of this program, is
 * put aside under another name, with a word, and a new one is begun.
 */
final class HistoryDatabase {

    /** How long another process that is just writing is waited for. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    /** What this program knows to read. */
    static final int VERSION = 2;

    /** {@code SaEx}: whose file it is. */
    private static final int APPLICATION = 0x53614578;

    private static final Duration AGAIN = Duration.ofMillis(50);
    private static final DateTimeFormatter NOW =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneId.systemDefault());

    private final Path folder;
    private final Path file;
    private final Consumer<ShutdownEvent> said;

    /** What is done with it; all of it or nothing. */
    @FunctionalInterface
    interface Work<T> {
        /** Does it, within a transaction; what is written is written before anything is read. */
        T in(Connection open) throws SQLException;
    }

    /** Why a file cannot be used. */
    private enum Fault {
        DAMAGED,
        NEWER
    }

    private static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;
        private final Fault fault;

        Unusable(Fault fault) {
            super(fault.name(), null, false, false);
            this.fault = fault;
        }
    }

    /** The one in {@code folder}, which need not be there. */
    HistoryDatabase(Path folder, Consumer<ShutdownEvent> said) {
        this.folder = folder;
        this.file = folder.resolve("history.db");
        this.said = said;
    }

    /**
     * Opens it, does {@code work}, and closes it.
     *
     * @throws IOException it cannot be used, and no other can be made
     */
    <T> T with(Work<T> work) throws IOException {
        NativeLibrary.load(folder);
        var latest = Deadline.in(PATIENCE);
        boolean putAside = false;
        while (true) {
            try {
                return once(work);
            } catch (Unusable fault) {
                if (putAside) {
                    throw new IOException(file + " is damaged as soon as it is made", fault);
                }
                putAside = true;
                putAside(fault.fault);
            } catch (SQLException failure) {
                if (!isBusy(failure) || latest.expired()) {
                    throw new IOException(failure.getMessage(), failure);
                }
                SafeWait.pause(AGAIN); // some locks are refused at once: two make it together
            }
        }
    }

    private <T> T once(Work<T> work) throws IOException, SQLException, Unusable {
        OwnerOnly.makeFolder(folder);
        if (Files.notExists(file)) {
            makeFile();
        }
        try (var open = source().getConnection()) {
            check(open);
            open.setAutoCommit(false);
            var result = work.in(open);
            open.commit();
            return result;
        } catch (
                IllegalArgumentException noneOfOurs) { // a value that only another can have written
            throw new Unusable(Fault.DAMAGED);
        } catch (SQLiteException failure) {
            if (isDamage(failure)) {
                throw new Unusable(Fault.DAMAGED);
            }
            throw failure;
        }
    }

    /** SQLite gives the files beside it the same rights. */
    private void makeFile() throws IOException {
        try {
            Files.createFile(file, OwnerOnly.file(file));
        } catch (FileAlreadyExistsException meanwhile) {
            // made by another process
        }
    }

    private SQLiteDataSource source() {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setBusyTimeout((int) PATIENCE.toMillis());
        config.enforceForeignKeys(true);
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    private static void check(Connection open) throws SQLException, Unusable {
        int version = number(open, "PRAGMA user_version");
        boolean ours = number(open, "PRAGMA application_id") == APPLICATION;
        if (version == 0 && number(open, "SELECT count(*) FROM sqlite_schema") == 0) {
            make(open);
            return;
        }
        if (!ours) {
            throw new Unusable(Fault.DAMAGED);
        }
        if (version > VERSION) {
            throw new Unusable(Fault.NEWER);
        }
        if (version < VERSION) {
            make(open); // only tables have been added since the first one
        }
        try (var statement = open.createStatement();
                var found = statement.executeQuery("PRAGMA quick_check(1)")) {
            if (!found.next() || !found.getString(1).equals("ok")) {
                throw new Unusable(Fault.DAMAGED);
            }
        }
    }

    private static void make(Connection open) throws SQLException {
        open.setAutoCommit(false);
        try (var statement = open.createStatement()) {
            for (var tables : List.of(ExitRows.TABLES, DrillRows.TABLES)) {
                for (String table : tables) {
                    statement.executeUpdate(table);
                }
            }
            statement.executeUpdate("PRAGMA application_id = " + APPLICATION);
            statement.executeUpdate("PRAGMA user_version = " + VERSION);
        }
        open.commit();
        open.setAutoCommit(true);
    }

    private static int number(Connection open, String question) throws SQLException {
        try (var statement = open.createStatement();
                var answer = statement.executeQuery(question)) {
            return answer.next() ? answer.getInt(1) : 0;
        }
    }

    private static boolean isDamage(SQLiteException failure) {
        return switch (primary(failure)) {
            case SQLITE_CORRUPT, SQLITE_NOTADB -> true;
            default -> false;
        };
    }

    private static boolean isBusy(SQLException failure) {
        return failure instanceof SQLiteException sqlite
                && switch (primary(sqlite)) {
                    case SQLITE_BUSY, SQLITE_LOCKED -> true;
                    default -> false;
                };
    }

    /** The lowest eight bits: what is above them says it more precisely. */
    private static SQLiteErrorCode primary(SQLiteException failure) {
        return SQLiteErrorCode.getErrorCode(failure.getResultCode().code & 0xff);
    }

    private void putAside(Fault fault) throws IOException {
        var name = "history-" + NOW.format(Instant.now());
        var aside = folder.resolve(name + ".db");
        for (int number = 2; Files.exists(aside); number++) {
            aside = folder.resolve(name + "-" + number + ".db");
        }
        try {
            Files.move(file, aside);
        } catch (NoSuchFileException anotherProcessDid) {
            return;
        }
        for (String beside : new String[] {"-wal", "-shm"}) {
            var its = file.resolveSibling(file.getFileName() + beside);
            if (Files.exists(its)) {
                Files.move(its, aside.resolveSibling(aside.getFileName() + beside));
            }
        }
        said.accept(ShutdownEvent.Note.warn("history.putAside." + fault.name(), aside.toString()));
    }
}
