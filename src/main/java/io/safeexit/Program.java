package io.safeexit;

import io.safeexit.diagnosis.Discretion;
import io.safeexit.diagnosis.ExitFlight;
import io.safeexit.diagnosis.ExitRecorder;
import io.safeexit.diagnosis.IssueText;
import io.safeexit.diagnosis.Lookout;
import io.safeexit.diagnosis.ReportPages;
import io.safeexit.drill.Chosen;
import io.safeexit.journal.CleanupLogFile;
import io.safeexit.journal.Journal;
import io.safeexit.os.KernelTimer;
import io.safeexit.os.ProcessExit;
import io.safeexit.os.TerminalWidth;
import io.safeexit.panel.Evidence;
import io.safeexit.panel.Panel;
import io.safeexit.panel.Toolkit;
import io.safeexit.service.LeftBehind;
import io.safeexit.service.ManagedService;
import io.safeexit.service.ServiceHost;
import io.safeexit.service.command.NextService;
import io.safeexit.service.definition.Reading;
import io.safeexit.service.output.OutputLine;
import io.safeexit.service.output.Secrets;
import io.safeexit.settings.CurrentSettings;
import io.safeexit.settings.Settings;
import io.safeexit.shutdown.ExitDesk;
import io.safeexit.shutdown.ExitGuard;
import io.safeexit.shutdown.ShutdownEvent;
import io.safeexit.shutdown.TimeBudget;
import io.safeexit.signal.JvmExit;
import io.safeexit.terminal.Console;
import io.safeexit.terminal.DrillCommand;
import io.safeexit.terminal.House;
import io.safeexit.terminal.Transcript;
import io.safeexit.text.Texts;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** The house, wired. */
final class Program {

    private static final int LAST_PRINTED = 500;

    private final Settings settings;
    private final CurrentSettings current;
    private final Beginning beginning;
    private final Journal journal = new Journal();
    private final AtomicReference<TimeBudget> budget;
    private final CleanupLogFile log;
    private final NextService next;
    private final Optional<Reading> opened;
    private final Coming coming;

    /** Wires it around what is managed. */
    Program(
            Settings settings,
            CurrentSettings current,
            Beginning beginning,
            Managed managed,
            Coming coming) {
        this.settings = settings;
        this.current = current;
        this.beginning = beginning;
        this.coming = coming;
        this.budget =
                new AtomicReference<>(
                        new TimeBudget(settings.interfaceLimit(), settings.comprehensiveLimit()));
        this.log =
                new CleanupLogFile(
                        journal,
                        Texts.in(settings.language()),
                        settings.logFolder(),
                        settings.kept().logs());
        this.next =
                switch (managed) {
                    case Managed.Practice(), Managed.Folder _, Managed.Described _ ->
                            next(new OwnServices(current, journal));
                    case Managed.Provided(String name, var services) ->
                            next(new OwnServices(current, journal, name, services));
                };
        this.opened =
                managed instanceof Managed.Described(var reading)
                        ? Optional.of(reading)
                        : Optional.empty();
        if (opened.orElse(null) instanceof Reading.Usable usable) {
            next.choose(usable);
        }
        if (managed instanceof Managed.Folder(var folder)) {
            next.chooseFolder(folder);
        }
    }

    private NextService next(OwnServices own) {
        return new NextService(
                own.name(),
                own,
                definition -> new ManagedProgram(definition, settings, journal),
                ManagedProgram.traces(settings));
    }

    /** Opens the view that was asked for. Requests for an exit are heard from the desk on. */
    void open() {
        var toolkit = toolkit();
        var view = new AtomicReference<@Nullable View>();
        var jvmExit = new JvmExit();
        var host = host();
        var scene = new ExitScene(host, budget::get);
        var flight = new ExitFlight();
        var lookout = new Lookout(scene, flight);
        var pages = new ReportPages(journal, Texts.in(settings.language()));
        var recorder =
                new ExitRecorder(
                        settings.logFolder(),
                        lookout,
                        pages.all(new ToldSettings(settings, next)::lines, this::printed));
        lookout.whenLate(recorder::begin);
        var memory = new ExitMemory(settings, journal, host, log::file);
        var farewell = new Farewell(log, recorder, memory.scribe(), view, jvmExit);
        var guard =
                new ExitGuard(
                        farewell::lastWords, log::lastLine, ProcessExit::now, secondNet(journal));
        var desk =
                new ExitDesk(
                        host,
                        () -> host.budget(budget.get()),
                        event -> {
                            journal.accept(event);
                            flight.hear(event);
                            lookout.hear(event);
                            recorder.hear(event);
                        },
                        guard,
                        farewell);
        scene.open(desk);
        log.open();
        coming.alone()
                .ifPresent(why -> journal.accept(ShutdownEvent.Note.warn("instance.alone", why)));
        memory.open();
        var shown = view(toolkit, host, desk, recorder, lookout, memory, pages);
        view.set(shown);
        beginning.mailbox().openTo(desk::accept);
        jvmExit.listen(desk::accept);
        if (DrillCopy.is()) {
            DrillCopy.listen(desk::accept);
        }
        shown.open();
    }

    private Optional<Toolkit> toolkit() {
        return switch (settings.mode()) {
            case PANEL -> beginning.toolkit().or(() -> Optional.of(Toolkit.begin()));
            case WEB, CONSOLE -> Optional.empty();
        };
    }

    /** In the window and the console a service is stopped and the program goes on. */
    private ServiceHost host() {
        return switch (settings.mode()) {
            case PANEL, CONSOLE ->
                    new ServiceHost(
                            next, journal, LeftBehind.prepared(journal, settings.logFolder()));
            case WEB -> new ServiceHost(next, journal);
        };
    }

    /** The last lines of what the managed program printed, for a report. */
    private List<String> printed() {
        return next.output()
                .map(output -> output.last(LAST_PRINTED).stream().map(OutputLine::text).toList())
                .orElse(List.of());
    }

    /** What the terminal mode starts first; in a window a person is asked. */
    private Supplier<ManagedService> first() {
        if (DrillCopy.is()) {
            return () -> next.on(settings.port());
        }
        var chosen = next.chosen();
        var adopted = new LookBack(settings.leftOver(), chosen, journal).look(next.leftOver());
        return adopted.isPresent() && chosen.isPresent()
                ? next.adopting(adopted.get(), chosen.get())
                : next;
    }

    /** Evidence is made for a window only: no class of the panel is loaded elsewhere. */
    private View view(
            Optional<Toolkit> toolkit,
            ServiceHost host,
            ExitDesk desk,
            ExitRecorder recorder,
            Lookout lookout,
            ExitMemory memory,
            ReportPages pages) {
        return switch (settings.mode()) {
            case PANEL ->
                    new PanelView(
                            new Panel(
                                    toolkit.orElseThrow(),
                                    host,
                                    desk,
                                    new Evidence(
                                            lookout,
                                            recorder::finished,
                                            issueText(),
                                            pages::speak,
                                            memory::read,
                                            new DrillOffice(current, journal)),
                                    journal,
                                    current,
                                    budget::set,
                                    next,
                                    opened,
                                    next::output),
                            desk,
                            Texts.in(settings.language()),
                            coming);
            case WEB -> {
                memory.tidyLater();
                var transcript =
                        new Transcript(
                                journal,
                                Texts.in(settings.language()),
                                desk::progress,
                                lookout::newest,
                                log::file,
                                recorder::folder,
                                TerminalWidth::columns);
                next.output().ifPresent(printed -> printed.passTo(transcript.passage(next.name())));
                yield new TerminalView(transcript, host, desk, journal, this::first);
            }
            case CONSOLE -> {
                memory.tidyLater();
                yield new ConsoleView(console(host, desk, recorder, lookout, memory));
            }
        };
    }

    private Console console(
            ServiceHost host,
            ExitDesk desk,
            ExitRecorder recorder,
            Lookout lookout,
            ExitMemory memory) {
        var records =
                new House.Records(journal, lookout, log::file, recorder::folder, memory::read);
        var limits = new House.Limits(() -> host.budget(budget.get()), budget::set);
        var house = new House(host, desk, next, this::first, current, limits, records);
        var drill = new DrillCommand(new DrillOffice(current, journal), new Chosen(next, current));
        return new Console(house, List.of(drill), TerminalWidth::columns);
    }

    /** A report as it may be passed on: what the chosen program is not to tell stays untold. */
    private IssueText issueText() {
        var discretion =
                new Discretion(
                        System.getProperty("user.home", ""),
                        line ->
                                next.chosen()
                                        .map(chosen -> chosen.definition().environment())
                                        .map(Secrets::of)
                                        .orElse(Secrets.NONE)
                                        .mask(line));
        return new IssueText(Main.version(), discretion);
    }

    /**
     * Native calls take a moment to be looked up, which neither the start nor an exit shall wait
     * for: what is armed meanwhile is armed when they are there.
     */
    private static ExitGuard.SecondNet secondNet(Journal journal) {
        var timer = new CompletableFuture<KernelTimer>();
        Thread.ofPlatform()
                .daemon()
                .name("native-calls")
                .start(
                        () -> {
                            ProcessExit.prepare();
                            timer.complete(KernelTimer.atLast());
                        });
        var said = new AtomicBoolean();
        return left -> {
            var _ =
                    timer.thenAccept(
                            ready -> {
                                if (!ready.arm(left) && said.compareAndSet(false, true)) {
                                    journal.accept(ShutdownEvent.Note.warn("exit.noKernelTimer"));
                                }
                            });
        };
    }
}
