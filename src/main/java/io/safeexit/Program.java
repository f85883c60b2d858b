package io.safeexit;

import io.safeexit.journal.CleanupLogFile;
import io.safeexit.journal.Journal;
import io.safeexit.os.KernelTimer;
import io.safeexit.os.ProcessExit;
import io.safeexit.os.TerminalWidth;
import io.safeexit.panel.Panel;
import io.safeexit.service.ServiceHost;
import io.safeexit.service.web.WebOptions;
import io.safeexit.service.web.WebService;
import io.safeexit.settings.Settings;
import io.safeexit.settings.SettingsFile;
import io.safeexit.shutdown.ExitDesk;
import io.safeexit.shutdown.ExitGuard;
import io.safeexit.shutdown.TimeBudget;
import io.safeexit.signal.ExitMailbox;
import io.safeexit.signal.JvmExit;
import io.safeexit.terminal.Transcript;
import io.safeexit.text.Texts;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/** The house, wired. */
final class Program {

    private final Settings settings;
    private final SettingsFile file;
    private final ExitMailbox mailbox;
    private final Journal journal = new Journal();
    private final AtomicReference<TimeBudget> budget;
    private final CleanupLogFile log;

    Program(Settings settings, SettingsFile file, ExitMailbox mailbox) {
        this.settings = settings;
        this.file = file;
        this.mailbox = mailbox;
        this.budget =
                new AtomicReference<>(
                        new TimeBudget(settings.interfaceLimit(), settings.comprehensiveLimit()));
        this.log = new CleanupLogFile(journal, Texts.in(settings.language()), settings.logFolder());
    }

    /** Opens the view that was asked for. Requests for an exit are heard from the desk on. */
    void open() {
        var view = new AtomicReference<@Nullable View>();
        var farewell = new Farewell(log, view);
        var guard = new ExitGuard(farewell::lastWords, ProcessExit::now, secondNet());
        var host = new ServiceHost(this::service, journal);
        var desk = new ExitDesk(host, budget::get, journal, guard, farewell);
        log.open();
        var opened = view(host, desk);
        view.set(opened);
        mailbox.openTo(desk::accept);
        JvmExit.listen(desk::accept);
        opened.open();
    }

    private View view(ServiceHost host, ExitDesk desk) {
        return switch (settings.mode()) {
            case PANEL ->
                    new PanelView(
                            new Panel(
                                    host,
                                    desk,
                                    journal,
                                    settings,
                                    file,
                                    budget::set,
                                    Optional::empty),
                            desk,
                            Texts.in(settings.language()));
            case WEB -> {
                var transcript =
                        new Transcript(
                                journal,
                                Texts.in(settings.language()),
                                desk::progress,
                                log::file,
                                TerminalWidth::columns);
                yield new TerminalView(transcript, host, desk, journal);
            }
        };
    }

    private WebService service() {
        return new WebService(
                new WebOptions(
                        settings.host(),
                        settings.port(),
                        settings.language(),
                        settings.keepAliveLinger()),
                journal);
    }

    /**
     * Native calls take a moment to be looked up, which neither the start nor an exit shall wait
     * for: what is armed meanwhile is armed when they are there.
     */
    private static ExitGuard.SecondNet secondNet() {
        var timer = new CompletableFuture<KernelTimer>();
        Thread.ofPlatform()
                .daemon()
                .name("native-calls")
                .start(
                        () -> {
                            ProcessExit.prepare();
                            timer.complete(new KernelTimer());
                        });
        return left -> {
            var _ = timer.thenAccept(ready -> ready.arm(left));
        };
    }
}
