package io.safeexit;

import io.safeexit.drill.DrillFiles;
import io.safeexit.drill.DrillPlan;
import io.safeexit.drill.DrillResult;
import io.safeexit.drill.DrillSummary;
import io.safeexit.drill.Drills;
import io.safeexit.drill.Unsuitable;
import io.safeexit.settings.DrillKind;
import io.safeexit.settings.DrillOrder;
import io.safeexit.settings.Launch;
import io.safeexit.settings.Settings;
import io.safeexit.shutdown.Outcome;
import io.safeexit.signal.ExitMailbox;
import io.safeexit.terminal.DrillTranscript;
import io.safeexit.text.Texts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** {@code --drill}: rehearses the exit in the terminal. */
final class DrillAnswer {

    private static final int WRONG_USAGE = 2;
    private static final int NOT_POSSIBLE = 1;

    private final Settings settings;
    private final DrillOrder order;
    private final ExitMailbox mailbox;
    private final Texts texts;

    DrillAnswer(Launch.Drill asked, ExitMailbox mailbox) {
        this.settings = asked.settings();
        this.order = asked.order();
        this.mailbox = mailbox;
        this.texts = Texts.in(settings.language());
    }

    /** Does it, and returns the exit code. A signal breaks it off. */
    int run() {
        var wanted = new AtomicBoolean();
        var self = Thread.currentThread();
        mailbox.openTo(
                _ -> {
                    if (wanted.getAndSet(true)) {
                        Runtime.getRuntime().halt(Outcome.FORCED.exitCode());
                    }
                    self.interrupt();
                });
        try {
            var kind = order.kind().or(this::ask);
            return kind.isEmpty() ? WRONG_USAGE : run(kind.get());
        } catch (Unsuitable unsuitable) {
            System.err.println(texts.get("terminal.problem", unsuitable.in(texts)));
            return WRONG_USAGE;
        } catch (IOException failure) {
            System.err.println(texts.get("terminal.problem", failure.getMessage()));
            return NOT_POSSIBLE;
        }
    }

    private int run(DrillKind kind) throws Unsuitable, IOException {
        var plan = DrillPlan.of(order, kind, settings.service());
        var drills = new Drills(settings);
        var flaw = drills.flaw(plan);
        if (flaw.isPresent()) {
            throw flaw.get();
        }
        var result = order.json() ? quietly(drills, plan) : told(drills, plan);
        DrillMemory.inTerminal(settings, texts).keep(result, texts);
        new DrillFiles(order, texts).write(result);
        return result.cancelled() ? Outcome.FORCED.exitCode() : result.exitCode();
    }

    private DrillResult told(Drills drills, DrillPlan plan) throws Unsuitable, IOException {
        var transcript = new DrillTranscript(texts);
        transcript.begin(plan);
        var result = drills.run(plan, transcript);
        transcript.end(result);
        return result;
    }

    private DrillResult quietly(Drills drills, DrillPlan plan) throws Unsuitable, IOException {
        var result = drills.run(plan, _ -> {});
        System.out.print(new DrillSummary(texts).of(result));
        return result;
    }

    /** Until it is one of the numbers; empty at the end of the input. */
    private Optional<DrillKind> ask() {
        var in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        System.out.println(texts.get("terminal.drill.ask"));
        try {
            while (true) {
                System.out.print(texts.get("terminal.drill.choice"));
                System.out.flush();
                var line = in.readLine();
                if (line == null) {
                    System.out.println();
                    return Optional.empty();
                }
                switch (line.strip()) {
                    case "1" -> {
                        return Optional.of(DrillKind.CLEANUP);
                    }
                    case "2" -> {
                        return Optional.of(DrillKind.INTERRUPT);
                    }
                    case "3" -> {
                        return Optional.of(DrillKind.FULL);
                    }
                    default -> System.out.println(texts.get("terminal.drill.noChoice"));
                }
            }
        } catch (IOException closed) {
            return Optional.empty();
        }
    }
}
