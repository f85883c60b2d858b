package io.safeexit.panel;

import io.safeexit.diagnosis.Finding;
import io.safeexit.diagnosis.Look;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;

/** What an exit waits for as rows that stay what they are from look to look. FX thread. */
final class WhyRows {

    private final ObservableList<WhyRow> rows = FXCollections.observableArrayList();

    ObservableList<WhyRow> rows() {
        return rows;
    }

    /**
     * Shows a newer look.
     *
     * @param steady whether rows stay where they are, and new ones come below; else the worst is
     *     the first
     */
    void show(Look look, boolean steady) {
        var known = new HashMap<Object, WhyRow>();
        rows.forEach(row -> known.put(row.key(), row));
        var seen = new ArrayList<WhyRow>();
        for (Finding finding : look.findings()) {
            var row = known.computeIfAbsent(finding.key(), _ -> new WhyRow(finding));
            row.show(finding);
            seen.add(row);
        }
        var wanted = steady ? inTheirPlaces(seen) : seen;
        if (!rows.equals(wanted)) {
            if (steady) {
                // Bit by bit, so that the list keeps what is selected in it.
                rows.removeIf(row -> !seen.contains(row));
                rows.addAll(wanted.subList(rows.size(), wanted.size()));
            } else {
                rows.setAll(wanted);
            }
        }
    }

    private List<WhyRow> inTheirPlaces(List<WhyRow> seen) {
        return Stream.concat(
                        rows.stream().filter(seen::contains),
                        seen.stream().filter(row -> !rows.contains(row)))
                .toList();
    }
}
