package io.safeexit.drill;

import java.util.List;
import java.util.Optional;

/**
 * One ending, and what became of it.
 *
 * @param shot what was to be done
 * @param seen what was seen; empty where there was nothing to end
 * @param findings what that amounts to, the worst first; empty where all is well
 * @param advice what to change; keys of texts and what is put into them
 */
public record Round(
        DrillPlan.Shot shot,
        Optional<Observation> seen,
        List<Finding> findings,
        List<Finding> advice) {

    public Round {
        findings = List.copyOf(findings);
        advice = List.copyOf(advice);
    }

    /** Whether it went as it should. */
    public boolean passed() {
        return findings.stream().noneMatch(Finding::fails);
    }
}
