package io.safeexit.panel;

import io.safeexit.diagnosis.IssueText;
import io.safeexit.diagnosis.Lookout;
import io.safeexit.drill.Rehearsals;
import io.safeexit.text.Texts;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What is known of why an exit takes long, or took long, and of how long earlier ones took.
 *
 * @param lookout sees what the exit under way waits for
 * @param report the folder that the last exit's report is in; empty where it left none, or not all
 *     of it is written. Asked often, by another thread; must not wait
 * @param issue makes of a report what a person can pass on
 * @param speaks told the language that the next report is to be in
 * @param history past exits
 * @param rehearsals has drills done, and remembers them
 */
public record Evidence(
        Lookout lookout,
        Supplier<Optional<Path>> report,
        IssueText issue,
        Consumer<Texts> speaks,
        HistorySource history,
        Rehearsals rehearsals) {}
