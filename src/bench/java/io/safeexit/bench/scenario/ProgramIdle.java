package io.safeexit.bench.scenario;

import io.safeexit.bench.subject.Charge;
import io.safeexit.bench.subject.Child;
import io.safeexit.bench.subject.Managed;
import io.safeexit.bench.subject.Signal;
import io.safeexit.bench.subject.Vigil;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A polite program with nothing to do is told to end: below Safe Exit, and, in turns, below a shell
 * that kills it and waits for it. Of Safe Exit the time is that of the program's end, as the system
 * tells it, and its own; of the shell that of its own, which comes as soon as it has waited.
 *
 * @param runs of each
 * @param lead how long it runs before
 * @param folder where output is kept
 */
record ProgramIdle(int runs, Duration lead, Path folder) implements Scenario {

    private static final Duration LIMIT = Duration.ofSeconds(40);

    /** From the signal, in milliseconds. */
    private record Seen(double program, double whole) {}

    @Override
    public String name() {
        return "program-idle";
    }

    @Override
    public List<Row> measure(Progress progress) throws IOException, InterruptedException {
        var program = Managed.python();
        var ours = new ArrayList<Seen>();
        var shells = new ArrayList<Seen>();
        for (int run = 1; run <= runs; run++) {
            ours.add(ours(program));
            shells.add(shells(program));
            progress.line(
                    String.format(
                            Locale.ROOT,
                            "%s %d/%d: program %.1f ms, Safe Exit %.1f ms; shell %.1f ms",
                            name(),
                            run,
                            runs,
                            ours.getLast().program,
                            ours.getLast().whole,
                            shells.getLast().whole));
        }
        var gone = Times.of(ours, Seen::program);
        var beside = Times.of(shells, Seen::whole);
        var note =
                String.format(
                        Locale.ROOT,
                        "%+.0f ms beside kill and wait; Safe Exit itself gone after %s",
                        gone.median() - beside.median(),
                        Times.of(ours, Seen::whole));
        return List.of(
                Figures.plain(name(), "safe-exit", runs, gone.toString(), note, true),
                Figures.plain(name(), "kill + wait in sh", runs, beside.toString(), "", true));
    }

    private Seen ours(Managed program) throws IOException, InterruptedException {
        try (var charge = Charge.start(program, folder, name())) {
            return told(charge.safeExit(), charge.head());
        }
    }

    private Seen shells(Managed program) throws IOException, InterruptedException {
        try (var shell = Child.inShell(program, folder, name() + "-shell")) {
            return told(shell, shell.pid());
        }
    }

    private Seen told(Child whole, long program) throws InterruptedException {
        try (var vigil = Vigil.over(List.of(program, whole.pid()))) {
            Thread.sleep(lead);
            var at = System.nanoTime();
            whole.send(Signal.TERMINATE);
            vigil.await(LIMIT);
            return new Seen(vigil.millisTo(program, at), vigil.millisTo(whole.pid(), at));
        }
    }
}
