package io.safeexit.terminal;

import io.safeexit.drill.Chosen;
import io.safeexit.drill.DrillPlan;
import io.safeexit.drill.DrillResult;
import io.safeexit.drill.Rehearsals;
import io.safeexit.drill.Unsuitable;
import io.safeexit.settings.DrillKind;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** {@code drill}: rehearses the exit with a second copy, beside whatever runs. */
public final class DrillCommand implements Command {

    private static final String CANCEL = "cancel";

    private final Rehearsals rehearsals;
    private final Chosen chosen;
    private final AtomicReference<@Nullable Thread> underWay = new AtomicReference<>();

    /** Of the service that is {@code chosen} at that moment. */
    public DrillCommand(Rehearsals rehearsals, Chosen chosen) {
        this.rehearsals = rehearsals;
        this.chosen = chosen;
    }

    @Override
    public String name() {
        return "drill";
    }

    @Override
    public String arguments() {
        return "[cleanup|interrupt|full|cancel]";
    }

    @Override
    public List<String> completions(List<String> before) {
        return List.of("cleanup", "interrupt", "full", CANCEL);
    }

    @Override
    public void run(Arguments given, Session session) throws Mistake {
        var cancel = given.takes(CANCEL);
        var kind =
                given.take(word -> named(word).isPresent())
                        .flatMap(DrillCommand::named)
                        .orElse(DrillKind.CLEANUP);
        given.end();
        var running = underWay.get();
        if (cancel && running != null) {
            running.interrupt();
        } else if (cancel) {
            session.print(session.texts().get("console.drill.none"));
        } else if (running != null) {
            session.print(session.texts().get("console.drill.underWay"));
        } else {
            begin(DrillPlan.once(kind, chosen.service()), session);
        }
    }

    private static Optional<DrillKind> named(String word) {
        return Arrays.stream(DrillKind.values())
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    private void begin(DrillPlan plan, Session session) {
        session.print(new DrillLines(session.texts()).beginning(plan));
        var thread =
                Thread.ofPlatform().daemon().name("drill").unstarted(() -> work(plan, session));
        underWay.set(thread);
        thread.start();
        session.after(() -> underWay.get() == null, () -> {});
    }

    private void work(DrillPlan plan, Session session) {
        var texts = session.texts();
        var lines = new DrillLines(texts);
        var told = new AtomicInteger();
        try {
            DrillResult result =
                    rehearsals.run(
                            plan,
                            texts,
                            progress -> {
                                int done = progress.done().size();
                                int before = told.getAndSet(done);
                                if (done > before) {
                                    session.print(
                                            lines.of(progress.done().getLast(), progress.of()));
                                }
                            });
            session.print(lines.ending(result));
        } catch (Unsuitable unsuitable) {
            session.print(texts.get("terminal.drill.failed", unsuitable.in(texts)));
        } catch (IOException failure) {
            session.print(texts.get("terminal.drill.failed", String.valueOf(failure.getMessage())));
        } finally {
            underWay.set(null);
        }
    }
}
