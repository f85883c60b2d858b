package io.safeexit.panel;

import io.safeexit.journal.Journal;
import io.safeexit.service.ManagedService;
import io.safeexit.service.ServiceHost;
import io.safeexit.service.output.OutputStore;
import io.safeexit.settings.Settings;
import io.safeexit.settings.Settings.Theme;
import io.safeexit.settings.SettingsFile;
import io.safeexit.shutdown.ExitDesk;
import io.safeexit.shutdown.ExitGuard;
import io.safeexit.shutdown.ShutdownReport;
import io.safeexit.shutdown.TimeBudget;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
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
    final ServiceHost host;
    final ExitDesk desk;
    final Panel panel;
    final Path settingsFile;
    private final Queue<ManagedService> services = new ArrayDeque<>();
    private final CompletableFuture<Void> shown = new CompletableFuture<>();

    PanelRig(Path folder, TimeBudget limits, Locale language, Theme theme) {
        budget = new AtomicReference<>(limits);
        settingsFile = folder.resolve("safe-exit.properties");
        host = new ServiceHost(services::remove, journal);
        var guard = new ExitGuard(() -> {}, halted::complete, _ -> {});
        desk = new ExitDesk(host, budget::get, journal, guard, programEnded::complete);
        panel =
                new Panel(
                        host,
                        desk,
                        journal,
                        settings(folder, limits, language, theme),
                        new SettingsFile(settingsFile),
                        budget::set,
                        () -> Optional.ofNullable(output.get()));
    }

    private static Settings settings(Path folder, TimeBudget limits, Locale language, Theme theme) {
        return new Settings(
                Settings.Mode.PANEL,
                "127.0.0.1",
                0,
                language,
                theme,
                limits.interfaceLimit(),
                limits.comprehensiveLimit(),
                Duration.ofMillis(250),
                false,
                folder.resolve("logs"));
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
    }
}
