package io.safeexit.journal.history;

import io.safeexit.journal.history.PastDrill.PastRound;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Drills as rows: one a drill, one an ending. Times are in microseconds. */
final class DrillRows {

    /** How the tables are made. */
    static final List<String> TABLES =
            List.of(
                    """
                    CREATE TABLE IF NOT EXISTS drill (
                      number INTEGER PRIMARY KEY,
                      id TEXT NOT NULL UNIQUE,
                      service TEXT NOT NULL,
                      began INTEGER NOT NULL,
                      took INTEGER NOT NULL,
                      kind TEXT NOT NULL,
                      seed INTEGER,
                      cancelled INTEGER NOT NULL) STRICT\
                    """,
                    """
                    CREATE TABLE IF NOT EXISTS drill_round (
                      drill INTEGER NOT NULL REFERENCES drill ON DELETE CASCADE,
                      place INTEGER NOT NULL,
                      ending TEXT NOT NULL,
                      passed INTEGER NOT NULL,
                      answered INTEGER NOT NULL,
                      lost INTEGER NOT NULL,
                      took INTEGER NOT NULL,
                      promised INTEGER NOT NULL,
                      code INTEGER,
                      said TEXT NOT NULL,
                      PRIMARY KEY (drill, place)) STRICT, WITHOUT ROWID\
                    """);

    private static final long NANOS_A_MICRO = 1000;
    private static final String LINE = "\n";

    private final Connection open;

    /** In the database that {@code open} leads to. */
    DrillRows(Connection open) {
        this.open = open;
    }

    /** Adds {@code drill}, unless it is there already. */
    void add(PastDrill drill) throws SQLException {
        try (var row =
                open.prepareStatement(
                        "INSERT OR IGNORE INTO drill"
                                + " (id, service, began, took, kind, seed, cancelled)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            row.setString(1, drill.id());
            row.setString(2, drill.service());
            row.setLong(3, drill.began().toEpochMilli() * 1000);
            row.setLong(4, micros(drill.took()));
            row.setString(5, drill.kind());
            if (drill.seed().isPresent()) {
                row.setLong(6, drill.seed().getAsLong());
            } else {
                row.setNull(6, Types.INTEGER);
            }
            row.setBoolean(7, drill.cancelled());
            if (row.executeUpdate() == 0) {
                return;
            }
        }
        addRounds(drill);
    }

    private void addRounds(PastDrill drill) throws SQLException {
        try (var row =
                open.prepareStatement(
                        "INSERT INTO drill_round SELECT number, ?, ?, ?, ?, ?, ?, ?, ?, ?"
                                + " FROM drill WHERE id = ?")) {
            for (int place = 0; place < drill.rounds().size(); place++) {
                var round = drill.rounds().get(place);
                row.setInt(1, place);
                row.setString(2, round.ending());
                row.setBoolean(3, round.passed());
                row.setLong(4, round.answered());
                row.setLong(5, round.lost());
                row.setLong(6, micros(round.took()));
                row.setLong(7, micros(round.promised()));
                if (round.code().isPresent()) {
                    row.setInt(8, round.code().getAsInt());
                } else {
                    row.setNull(8, Types.INTEGER);
                }
                row.setString(9, String.join(LINE, round.said()));
                row.setString(10, drill.id());
                row.executeUpdate();
            }
        }
    }

    /** Removes all but the newest {@code keep}. */
    void prune(int keep) throws SQLException {
        try (var rows =
                open.prepareStatement(
                        "DELETE FROM drill WHERE number NOT IN"
                                + " (SELECT number FROM drill"
                                + " ORDER BY began DESC, number DESC LIMIT ?)")) {
            rows.setInt(1, keep);
            rows.executeUpdate();
        }
    }

    /** All, newest first. */
    List<PastDrill> newestFirst() throws SQLException {
        var rounds = rounds();
        var drills = new ArrayList<PastDrill>();
        try (var statement = open.createStatement();
                var row =
                        statement.executeQuery(
                                "SELECT number, id, service, began, took, kind, seed, cancelled"
                                        + " FROM drill ORDER BY began DESC, number DESC")) {
            while (row.next()) {
                drills.add(
                        new PastDrill(
                                row.getString(2),
                                row.getString(3),
                                Instant.ofEpochMilli(row.getLong(4) / 1000),
                                duration(row.getLong(5)),
                                row.getString(6),
                                seed(row),
                                row.getBoolean(8),
                                rounds.getOrDefault(row.getLong(1), List.of())));
            }
        }
        return drills;
    }

    private static OptionalLong seed(ResultSet row) throws SQLException {
        long seed = row.getLong(7);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(seed);
    }

    private Map<Long, List<PastRound>> rounds() throws SQLException {
        var rounds = new HashMap<Long, List<PastRound>>();
        try (var statement = open.createStatement();
                var row =
                        statement.executeQuery(
                                "SELECT drill, ending, passed, answered, lost, took, promised,"
                                        + " said, code FROM drill_round ORDER BY drill, place")) {
            while (row.next()) {
                rounds.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
                        .add(
                                new PastRound(
                                        row.getString(2),
                                        row.getBoolean(3),
                                        row.getLong(4),
                                        row.getLong(5),
                                        duration(row.getLong(6)),
                                        duration(row.getLong(7)),
                                        code(row),
                                        row.getString(8).lines().toList()));
            }
        }
        return rounds;
    }

    private static OptionalInt code(ResultSet row) throws SQLException {
        int code = row.getInt(9);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(code);
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / NANOS_A_MICRO;
    }

    private static Duration duration(long micros) {
        return Duration.ofNanos(micros * NANOS_A_MICRO);
    }
}
