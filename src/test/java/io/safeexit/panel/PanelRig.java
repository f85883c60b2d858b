package io.safeexit.panel;

import io.safeexit.diagnosis.Discretion;
import io.safeexit.diagnosis.ExitFlight;
import io.safeexit.diagnosis.ExitRecorder;
import io.safeexit.diagnosis.IssueText;
import io.safeexit.diagnosis.Lookout;
import io.safeexit.diagnosis.ReportPages;
import io.safeexit.journal.Journal;
import io.safeexit.journal.history.PastExits;
import io.safeexit.service.ManagedService;
import io.safeexit.service.ServiceHost;
import io.safeexit.service.command.LeftOver;
import io.safeexit.service.command.NextService;
import io.safeexit.service.definition.Reading;
import io.safeexit.service.definition.ServiceDefinition;
import io.safeexit.service.output.OutputStore;
import io.safeexit.service.output.Rotation;
import io.safeexit.service.output.Secrets;
import io.safeexit.settings.CurrentSettings;
import io.safeexit.settings.Launch;
import io.safeexit.settings.Settings.Theme;
import io.safeexit.settings.SettingsFile;
import io.safeexit.settings.SettingsReader;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.ExitDesk;
import io.safeexit.shutdown.ExitGuard;
import io.safeexit.shutdown.ShutdownReport;
import io.safeexit.shutdown.TimeBudget;
import io.safeexit.text.Texts;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The panel with the real host, desk, guard and journal around puppets. */
final class PanelRig {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    final Journal journal = new Journal();
    final AtomicReference<TimeBudget> budget;
    final CompletableFuture<ShutdownReport> programEnded = new CompletableFuture<>();
    final CompletableFuture<Integer> halted = new CompletableFuture<>();
    final AtomicReference<@Nullable OutputStore> output = new AtomicReference<>();
    final NextService next;
    final ServiceHost host;
    final ExitDesk desk;
    final Panel panel;
    final Path settingsFile;
    final Queue<ServiceDefinition> started = new ConcurrentLinkedQueue<>();
    final ExitRecorder recorder;
    final AtomicReference<PastExits> past = new AtomicReference<>(PastExits.NONE);
    final AtomicReference<String> pastProblem = new AtomicReference<>("");
    final PuppetRehearsals drills = new PuppetRehearsals();
    final Queue<Path> served = new ConcurrentLinkedQueue<>();
    final CurrentSettings settings;
    private final Queue<ManagedService> services = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Void> shown = new CompletableFuture<>();

    PanelRig(Path folder, TimeBudget limits, Locale language, Theme theme) {
        this(folder, limits, language, theme, Optional.empty(), Map.of());
    }

    PanelRig(
            Path folder,
            TimeBudget limits,
            Locale language,
            Theme theme,
            Optional<Reading> opened,
            Map<String, String> environment) {
        budget = new AtomicReference<>(limits);
        settingsFile = folder.resolve("safe-exit").resolve("settings.properties");
        settings = settings(folder, limits, language, theme, environment);
        next =
                new NextService(
                        "service.practice", house(), this::program, folder.resolve("running"));
        if (opened.orElse(null) instanceof Reading.Usable usable) {
            next.choose(usable); // as the program does
        }
        host = new ServiceHost(next, journal);
        var guard = new ExitGuard(() -> {}, halted::complete, _ -> {});
        var scene = new PuppetScene(host);
        var lookout = new Lookout(scene, new ExitFlight());
        var pages = new ReportPages(journal, Texts.in(language));
        recorder = new ExitRecorder(folder.resolve("logs"), lookout, read(pages));
        desk =
                new ExitDesk(
                        host,
                        budget::get,
                        event -> {
                            journal.accept(event);
                            lookout.hear(event);
                            recorder.hear(event);
                        },
                        guard,
                        (report, _) -> programEnded.complete(report));
        scene.open(desk);
        panel =
                new Panel(
                        Toolkit.begin(),
                        host,
                        desk,
                        new Evidence(
                                lookout,
                                recorder::finished,
                                issue(),
                                pages::speak,
                                this::past,
                                drills),
                        journal,
                        settings,
                        budget::set,
                        next,
                        opened,
                        () -> Optional.ofNullable(output.get()).or(next::output));
    }

    private PastExits past() throws IOException {
        if (!pastProblem.get().isEmpty()) {
            throw new IOException(pastProblem.get());
        }
        return past.get();
    }

    /** Those that are read again; the others take their time, which is for tests of them. */
    private static List<ExitRecorder.Page> read(ReportPages pages) {
        var read = List.of("report.txt", "settings.txt");
        var home = System.getProperty("user.home");
        return pages
                .all(() -> List.of("port: 8000", "file: " + home + "/app.yaml"), List::of)
                .stream()
                .filter(page -> read.contains(page.file()))
                .toList();
    }

    private static IssueText issue() {
        var discretion = new Discretion(System.getProperty("user.home"), line -> line);
        return new IssueText("1.2.3", discretion);
    }

    /** Read from a file, as the program does. */
    private CurrentSettings settings(
            Path folder,
            TimeBudget limits,
            Locale language,
            Theme theme,
            Map<String, String> environment) {
        var file = new SettingsFile(settingsFile);
        try {
            if (!Files.exists(settingsFile)) {
                file.set("port", "0");
                file.set("language", language.getLanguage());
                file.set("theme", theme.name().toLowerCase(Locale.ROOT));
                file.set("interface-cleanup-timeout", seconds(limits.interfaceLimit()));
                file.set("comprehensive-cleanup-timeout", seconds(limits.comprehensiveLimit()));
                file.set("log-folder", folder.resolve("logs").toString());
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        var variables = new HashMap<>(environment);
        variables.put("XDG_CONFIG_HOME", folder.toString());
        var launch = new SettingsReader("test", variables, language, "Linux", folder).read();
        if (launch instanceof Launch.Run run) {
            return run.current();
        }
        throw new AssertionError(launch);
    }

    private static String seconds(Duration limit) {
        return BigDecimal.valueOf(limit.toMillis(), 3).toPlainString();
    }

    private NextService.House house() {
        return new NextService.House() {
            @Override
            public ManagedService service(Optional<Path> folder, OptionalInt port) {
                folder.ifPresent(served::add);
                return services.remove();
            }

            @Override
            public String name(Path folder) {
                return String.valueOf(folder.getFileName());
            }
        };
    }

    /** The next start brings up this one. */
    PuppetService next() {
        var service = new PuppetService();
        services.add(service);
        return service;
    }

    /** Opens the window on a thread of its own, as Main's. */
    PanelRig open() {
        Thread.ofPlatform()
                .daemon()
                .name("main-of-test")
                .start(
                        () -> {
                            try {
                                panel.show();
                                shown.complete(null);
                            } catch (Throwable failure) {
                                shown.completeExceptionally(failure);
                            }
                        });
        return this;
    }

    /** Hides the window and waits until {@code show} has returned. */
    void close() throws Exception {
        panel.close(PATIENCE);
        shown.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        recorder.await(Deadline.in(PATIENCE)); // its folder is removed now
    }

    /** A program whose every service is the next puppet; what it would run is noted. */
    private NextService.Program program(ServiceDefinition definition) {
        var store =
                new OutputStore(
                        settings.now().logFolder(),
                        definition.name(),
                        Rotation.USUAL,
                        Secrets.NONE,
                        journal);
        return new NextService.Program() {
            @Override
            public OutputStore output() {
                return store;
            }

            @Override
            public ManagedService service() {
                started.add(definition);
                return services.remove();
            }

            @Override
            public ManagedService on(int port) {
                started.add(definition.onPort(port));
                return services.remove();
            }

            @Override
            public ManagedService adopting(LeftOver left) {
                return services.remove();
            }
        };
    }
}
