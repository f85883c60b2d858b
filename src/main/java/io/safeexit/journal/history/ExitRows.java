package io.safeexit.journal.history;

import io.safeexit.journal.history.PastExit.PastPhase;
import io.safeexit.journal.history.PastExit.PastTask;
import io.safeexit.journal.history.PastExit.TaskEnd;
import io.safeexit.shutdown.ExitRequest.Scope;
import io.safeexit.shutdown.Outcome;
import io.safeexit.shutdown.Phase;
import io.safeexit.shutdown.Trigger;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Exits as rows: one an exit, one a phase, one a task. Times are in microseconds. */
final class ExitRows {

    /** How the tables are made. */
    static final List<String> TABLES =
            List.of(
                    """
                    CREATE TABLE IF NOT EXISTS exit (
                      number INTEGER PRIMARY KEY,
                      id TEXT NOT NULL UNIQUE,
                      service TEXT NOT NULL,
                      began INTEGER NOT NULL,
                      took INTEGER,
                      outcome TEXT,
                      reason TEXT,
                      scope TEXT,
                      log TEXT) STRICT\
                    """,
                    "CREATE INDEX IF NOT EXISTS exit_began ON exit (began)",
                    """
                    CREATE TABLE IF NOT EXISTS phase (
                      exit INTEGER NOT NULL REFERENCES exit ON DELETE CASCADE,
                      phase TEXT NOT NULL,
                      took INTEGER NOT NULL,
                      problems INTEGER NOT NULL,
                      PRIMARY KEY (exit, phase)) STRICT, WITHOUT ROWID\
                    """,
                    """
                    CREATE TABLE IF NOT EXISTS task (
                      exit INTEGER NOT NULL,
                      phase TEXT NOT NULL,
                      place INTEGER NOT NULL,
                      name TEXT NOT NULL,
                      ended TEXT NOT NULL,
                      took INTEGER,
                      detail TEXT NOT NULL,
                      PRIMARY KEY (exit, phase, place),
                      FOREIGN KEY (exit, phase) REFERENCES phase ON DELETE CASCADE)
                      STRICT, WITHOUT ROWID\
                    """);

    private static final long NANOS_A_MICRO = 1000;

    private final Connection open;

    /** In the database that {@code open} leads to. */
    ExitRows(Connection open) {
        this.open = open;
    }

    /** Adds {@code exit}, unless it is there already. */
    void add(PastExit exit) throws SQLException {
        try (var row =
                open.prepareStatement(
                        "INSERT OR IGNORE INTO exit"
                                + " (id, service, began, took, outcome, reason, scope, log)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            row.setString(1, exit.id());
            row.setString(2, exit.service());
            row.setLong(3, micros(exit.began()));
            set(row, 4, exit.took());
            row.setString(5, name(exit.outcome()));
            row.setString(6, name(exit.reason()));
            row.setString(7, name(exit.scope()));
            row.setString(8, exit.log().map(Path::toString).orElse(null));
            if (row.executeUpdate() == 0) {
                return;
            }
        }
        long number = number(exit.id());
        for (PastPhase phase : exit.phases()) {
            add(number, phase);
        }
    }

    private long number(String id) throws SQLException {
        try (var row = open.prepareStatement("SELECT number FROM exit WHERE id = ?")) {
            row.setString(1, id);
            try (var found = row.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        }
    }

    private void add(long exit, PastPhase phase) throws SQLException {
        try (var row = open.prepareStatement("INSERT INTO phase VALUES (?, ?, ?, ?)")) {
            row.setLong(1, exit);
            row.setString(2, phase.phase().name());
            row.setLong(3, phase.took().toNanos() / NANOS_A_MICRO);
            row.setInt(4, phase.problems());
            row.executeUpdate();
        }
        try (var row = open.prepareStatement("INSERT INTO task VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            for (int place = 0; place < phase.tasks().size(); place++) {
                var task = phase.tasks().get(place);
                row.setLong(1, exit);
                row.setString(2, phase.phase().name());
                row.setInt(3, place);
                row.setString(4, task.name());
                row.setString(5, task.end().name());
                set(row, 6, task.took());
                row.setString(7, task.detail());
                row.executeUpdate();
            }
        }
    }

    /** Removes all but the newest {@code keep}. */
    void prune(int keep) throws SQLException {
        try (var rows =
                open.prepareStatement(
                        "DELETE FROM exit WHERE number NOT IN"
                                + " (SELECT number FROM exit"
                                + " ORDER BY began DESC, number DESC LIMIT ?)")) {
            rows.setInt(1, keep);
            rows.executeUpdate();
        }
    }

    /** All, newest first. */
    List<PastExit> newestFirst() throws SQLException {
        var tasks = tasks();
        var phases = phases(tasks);
        var exits = new ArrayList<PastExit>();
        try (var statement = open.createStatement();
                var row =
                        statement.executeQuery(
                                "SELECT number, id, service, began, took, outcome, reason, scope,"
                                        + " log FROM exit ORDER BY began DESC, number DESC")) {
            while (row.next()) {
                exits.add(
                        new PastExit(
                                row.getString(2),
                                row.getString(3),
                                instant(row.getLong(4)),
                                duration(row, 5),
                                text(row, 6).map(Outcome::valueOf),
                                text(row, 7).map(Trigger::valueOf),
                                text(row, 8).map(Scope::valueOf),
                                text(row, 9).map(Path::of),
                                phases.getOrDefault(row.getLong(1), List.of())));
            }
        }
        return exits;
    }

    private Map<Long, List<PastPhase>> phases(Map<Place, List<PastTask>> tasks)
            throws SQLException {
        var phases = new HashMap<Long, List<PastPhase>>();
        try (var statement = open.createStatement();
                var row = statement.executeQuery("SELECT exit, phase, took, problems FROM phase")) {
            while (row.next()) {
                var place = new Place(row.getLong(1), Phase.valueOf(row.getString(2)));
                phases.computeIfAbsent(place.exit(), _ -> new ArrayList<>())
                        .add(
                                new PastPhase(
                                        place.phase(),
                                        micros(row.getLong(3)),
                                        row.getInt(4),
                                        tasks.getOrDefault(place, List.of())));
            }
        }
        phases.values().forEach(all -> all.sort((a, b) -> a.phase().compareTo(b.phase())));
        return phases;
    }

    private record Place(long exit, Phase phase) {}

    private Map<Place, List<PastTask>> tasks() throws SQLException {
        var tasks = new HashMap<Place, List<PastTask>>();
        try (var statement = open.createStatement();
                var row =
                        statement.executeQuery(
                                "SELECT exit, phase, name, ended, took, detail FROM task"
                                        + " ORDER BY exit, phase, place")) {
            while (row.next()) {
                var place = new Place(row.getLong(1), Phase.valueOf(row.getString(2)));
                tasks.computeIfAbsent(place, _ -> new ArrayList<>())
                        .add(
                                new PastTask(
                                        row.getString(3),
                                        TaskEnd.valueOf(row.getString(4)),
                                        duration(row, 5),
                                        row.getString(6)));
            }
        }
        return tasks;
    }

    private static @Nullable String name(Optional<? extends Enum<?>> one) {
        return one.map(Enum::name).orElse(null);
    }

    private static Optional<String> text(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    private static Optional<Duration> duration(ResultSet row, int column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(micros(micros));
    }

    private static void set(PreparedStatement row, int column, Optional<Duration> duration)
            throws SQLException {
        if (duration.isPresent()) {
            row.setLong(column, duration.get().toNanos() / NANOS_A_MICRO);
        } else {
            row.setNull(column, Types.INTEGER);
        }
    }

    private static Duration micros(long micros) {
        return Duration.ofNanos(micros * NANOS_A_MICRO);
    }

    private static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / NANOS_A_MICRO;
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, 1_000_000L),
                Math.floorMod(micros, 1_000_000L) * NANOS_A_MICRO);
    }
}
