package io.safeexit.panel;

import io.safeexit.instance.Errand;
import io.safeexit.journal.Journal;
import io.safeexit.os.DesktopOpener;
import io.safeexit.service.ServiceHost;
import io.safeexit.service.command.NextService;
import io.safeexit.service.definition.Reading;
import io.safeexit.service.definition.RecentServiceFiles;
import io.safeexit.service.output.OutputStore;
import io.safeexit.settings.CurrentSettings;
import io.safeexit.settings.Setting;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.ExitDesk;
import io.safeexit.shutdown.ShutdownEvent;
import io.safeexit.shutdown.TimeBudget;

import javafx.application.Platform;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The program with a window. It sends requests to the {@link ServiceHost} and the {@link ExitDesk}
 * and draws what they say of themselves; it ends nothing by itself.
 */
public final class Panel {

    private final Toolkit toolkit;
    private final ServiceHost host;
    private final ExitDesk desk;
    private final Evidence evidence;
    private final Journal journal;
    private final CurrentSettings settings;
    private final Consumer<TimeBudget> budgetChanged;
    private final NextService next;
    private final Optional<Reading> opened;
    private final Supplier<Optional<OutputStore>> output;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Runnable hide;
    private volatile @Nullable Errands errands;
    private volatile @Nullable Throwable broken;

    /** Where the whole window and the small one stood last time, and the files that know it. */
    private record Places(
            Path wholeFile,
            Path smallFile,
            Optional<WindowPlace> whole,
            Optional<WindowPlace> small) {

        /** Reads both. */
        Places(Path wholeFile, Path smallFile) {
            this(wholeFile, smallFile, WindowPlace.read(wholeFile), WindowPlace.read(smallFile));
        }
    }

    /** There is no screen to show a window on. */
    public static final class NoDisplay extends Exception {
        private static final long serialVersionUID = 1L;

        NoDisplay(Throwable cause) {
            super(String.valueOf(cause.getMessage()), cause);
        }
    }

    /**
     * Makes the panel; {@link #show} opens it.
     *
     * @param toolkit what it is shown by
     * @param evidence why an exit takes long, or took long
     * @param settings what the program was told, to be changed in the window
     * @param budgetChanged told, on the FX thread, the limits that were chosen for the next exit
     * @param next what the host starts; another can be chosen in the window
     * @param opened the service file that the program was started with: the window says what is
     *     wrong with it
     * @param output what the program prints that is managed at this moment; empty where none is, or
     *     one that prints nothing. Asked often, by another thread; must not wait
     */
    public Panel(
            Toolkit toolkit,
            ServiceHost host,
            ExitDesk desk,
            Evidence evidence,
            Journal journal,
            CurrentSettings settings,
            Consumer<TimeBudget> budgetChanged,
            NextService next,
            Optional<Reading> opened,
            Supplier<Optional<OutputStore>> output) {
        this.toolkit = toolkit;
        this.host = host;
        this.desk = desk;
        this.evidence = evidence;
        this.journal = journal;
        this.settings = settings;
        this.budgetChanged = budgetChanged;
        this.next = next;
        this.opened = opened;
        this.output = output;
    }

    /**
     * Opens the window and returns when {@link #close} has hidden it. Closing the window does not
     * end this: it asks the desk for an exit, whose ending calls {@code close}. Once at most.
     *
     * @throws NoDisplay no window can be shown here
     * @throws InterruptedException this thread was interrupted; the window stays
     */
    public void show() throws NoDisplay, InterruptedException {
        show(() -> {}, () -> {});
    }

    /**
     * As above.
     *
     * @param whenDisplay run on this thread as soon as the display is open
     * @param whenOpen run on the FX thread when the whole window is there
     */
    public void show(Runnable whenDisplay, Runnable whenOpen)
            throws NoDisplay, InterruptedException {
        var places =
                new Places(stateFile("window.properties"), stateFile("small-window.properties"));
        toolkit.run(() -> open(places, whenOpen));
        whenDisplay.run();
        ended.await();
        if (broken instanceof RuntimeException failure) {
            throw failure;
        }
        if (broken instanceof Error failure) {
            throw failure;
        }
    }

    /**
     * Hides the window. Any thread; waits for a window that does not answer no longer than {@code
     * atMost}.
     *
     * @return whether it is hidden
     */
    public boolean close(Duration atMost) {
        var hiding = hide;
        if (hiding == null) {
            return true; // never opened
        }
        if (Platform.isFxApplicationThread()) {
            hiding.run();
            return true;
        }
        Platform.runLater(hiding);
        var latest = Deadline.in(atMost);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return ended.await(latest.remainingNanos(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException stray) {
                    interrupted = true; // whoever waits for the end is told afterwards
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Sees to what another start of the program wants of this window. Any thread; never waits. */
    public void accept(Errand errand) {
        var there = errands;
        if (there != null) {
            Platform.runLater(() -> there.run(errand));
        }
    }

    private Path stateFile(String name) {
        return settings.now().logFolder().resolveSibling(name);
    }

    private PanelServices services() {
        return new PanelServices(
                next,
                new RecentServiceFiles(stateFile("recent-services")),
                stateFile(".").normalize());
    }

    private void open(Places places, Runnable whenOpen) {
        try {
            Platform.setImplicitExit(false);
            DesktopName.give();
            var now = settings.now();
            var words = new Words(now.language(), Glyphs::canDraw);
            sayIfUndrawable(words, now.language());
            var language = Language.of(settings.value(Setting.LANGUAGE));
            var limits = new TimeBudget(now.interfaceLimit(), now.comprehensiveLimit());
            var model = new PanelModel(words, language, now.theme(), limits);
            words.texts().subscribe(evidence.speaks());
            model.budget().addListener((_, _, chosen) -> budgetChanged.accept(chosen));
            model.language().addListener((_, _, chosen) -> sayIfUndrawable(words, chosen.locale()));
            var disk = filesInTurn();
            var stage = new Stage();
            var printed = new PrintedLines(output);
            var logView = new LineView(new JournalLines(journal));
            var outputView = new LineView(printed);
            var window =
                    new PanelWindow(
                            stage,
                            model,
                            new Requests(host, desk, evidence.lookout()),
                            settings,
                            services(),
                            opened,
                            disk,
                            journal,
                            evidence.rehearsals(),
                            new ReportFiles(
                                    evidence.issue(), DesktopOpener::command, disk, journal),
                            new PanelWindow.Lines(logView, outputView, LogFace.ofOutput(printed)));
            PlaceKeeper.ofWhole(stage, it -> disk.execute(() -> it.write(places.wholeFile())))
                    .put(places.whole());
            PlaceKeeper.ofSmall(
                            window.smallStage(),
                            it -> disk.execute(() -> it.write(places.smallFile())))
                    .put(places.small());
            var frames = new Frames(host, desk, evidence, model);
            var feed = new LineFeed(List.of(logView, outputView), words::spoken);
            var history = new HistoryFeed(evidence.history(), evidence.rehearsals(), model);
            hide =
                    () -> {
                        frames.stop();
                        feed.stop();
                        history.stop();
                        window.hide(desk.progress());
                        disk.shutdown();
                        ended.countDown();
                    };
            errands = window.errands();
            window.open(
                    () -> {
                        frames.start();
                        feed.start();
                        history.start();
                        whenOpen.run();
                    },
                    this::broken);
        } catch (RuntimeException | Error failure) {
            broken(failure);
        }
    }

    private void broken(Throwable failure) {
        broken = failure;
        ended.countDown();
    }

    private void sayIfUndrawable(Words words, Locale asked) {
        if (!words.canDraw(asked)) {
            journal.accept(ShutdownEvent.Note.warn("panel.noFont"));
        }
    }

    /** Reads and writes in turn; what is asked for when the window has gone is not done. */
    private static ExecutorService filesInTurn() {
        return new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("panel-files").factory(),
                new ThreadPoolExecutor.DiscardPolicy());
    }
}
