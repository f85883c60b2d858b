package io.safeexit.drill;

import io.safeexit.drill.Observation.Told;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What to change where a drill has failed: what the copy's own diagnosis says comes first. */
final class Remedies {

    private static final Map<String, String> KNOWN =
            Map.of(
                    "drill.found.lost", "drill.advice.lost",
                    "drill.found.streamsCut", "advice.stream",
                    "drill.found.tracebacks", "drill.advice.tracebacks",
                    "drill.found.processes", "drill.advice.processes",
                    "drill.found.port", "drill.advice.processes",
                    "drill.found.noneAnswered", "drill.advice.noneAnswered");

    private Remedies() {}

    static List<Finding> of(List<Finding> findings, Told told) {
        var remedies = new ArrayList<Finding>();
        told.advice().forEach(said -> remedies.add(Finding.note("drill.advice.said", said)));
        findings.stream()
                .filter(Finding::fails)
                .map(finding -> KNOWN.get(finding.key()))
                .filter(key -> key != null)
                .distinct()
                .map(Finding::note)
                .forEach(remedies::add);
        return remedies;
    }
}
