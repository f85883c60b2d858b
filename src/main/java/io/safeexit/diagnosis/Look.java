package io.safeexit.diagnosis;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * What an exit waits for at one moment, the worst first.
 *
 * @param findings as many as a person could want to see
 * @param more how many there are beyond them
 */
public record Look(List<Finding> findings, int more) {

    /** Nothing holds it up, or nothing was looked at yet. */
    public static final Look NOTHING = new Look(List.of(), 0);

    public Look {
        findings = List.copyOf(findings);
    }

    /** The one that matters most. */
    public Optional<Finding> worst() {
        return findings.isEmpty() ? Optional.empty() : Optional.of(findings.getFirst());
    }

    /** The same things, {@code by} later. */
    Look older(Duration by) {
        return new Look(findings.stream().map(finding -> finding.older(by)).toList(), more);
    }

    /** As it was, with what {@code later} found of the same things, and beyond them. */
    Look then(Look later) {
        var all = new LinkedHashMap<Object, Finding>();
        findings.forEach(finding -> all.put(finding.key(), finding));
        later.findings.forEach(finding -> all.put(finding.key(), finding));
        return new Look(List.copyOf(all.values()), Math.max(more, later.more));
    }

    /** How many there are. */
    public int count() {
        return findings.size() + more;
    }
}
