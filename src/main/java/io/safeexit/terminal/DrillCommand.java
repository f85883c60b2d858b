package io.safeexit.terminal;

import io.safeexit.drill.Chosen;
import io.safeexit.drill.DrillFiles;
import io.safeexit.drill.DrillPlan;
import io.safeexit.drill.DrillResult;
import io.safeexit.drill.Rehearsals;
import io.safeexit.drill.Unsuitable;
import io.safeexit.settings.DrillKind;
import io.safeexit.settings.DrillOrder;
import io.safeexit.settings.TypedDrill;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;
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
        return "[KIND|cancel] [OPTION]…";
    }

    @Override
    public List<String> completions(List<String> before) {
        return before.size() == 1
                ? List.of("cleanup", "interrupt", "full", CANCEL)
                : TypedDrill.options();
    }

    @Override
    public void run(Arguments given, Session session) throws Mistake {
        if (given.takes(CANCEL)) {
            given.end();
            cancel(session);
            return;
        }
        var order = order(given, session);
        if (underWay.get() != null) {
            session.print(session.texts().get("console.drill.underWay"));
            return;
        }
        begin(order, session);
    }

    private DrillOrder order(Arguments given, Session session) throws Mistake {
        return switch (TypedDrill.read(given.all(), session.texts())) {
            case TypedDrill.Ordered(var order) -> order;
            case TypedDrill.Unknown(var word) ->
                    throw new Mistake("console.mistake.argument", name(), word);
            case TypedDrill.Refused(var why) -> throw new Mistake("console.mistake.drill", why);
        };
    }

    private void cancel(Session session) {
        var running = underWay.get();
        if (running == null) {
            session.print(session.texts().get("console.drill.none"));
        } else {
            running.interrupt();
        }
    }

    private void begin(DrillOrder order, Session session) {
        var kind = order.kind().orElse(DrillKind.CLEANUP);
        var plan = DrillPlan.of(order, kind, chosen.service());
        var files = new DrillFiles(order, session.texts());
        session.print(new DrillLines(session.texts()).beginning(plan));
        var thread =
                Thread.ofPlatform()
                        .daemon()
                        .name("drill")
                        .unstarted(() -> work(plan, files, session));
        underWay.set(thread);
        thread.start();
        session.after(() -> underWay.get() == null, () -> {});
    }

    private void work(DrillPlan plan, DrillFiles files, Session session) {
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
            files.write(result);
        } catch (Unsuitable unsuitable) {
            session.print(texts.get("terminal.drill.failed", unsuitable.in(texts)));
        } catch (IOException failure) {
            session.print(texts.get("terminal.drill.failed", String.valueOf(failure.getMessage())));
        } finally {
            underWay.set(null);
        }
    }
}
