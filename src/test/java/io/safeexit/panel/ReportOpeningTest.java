package io.safeexit.panel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.diagnosis.Discretion;
import io.safeexit.diagnosis.IssueText;
import io.safeexit.diagnosis.Look;
import io.safeexit.service.ServiceState;
import io.safeexit.settings.Settings.Theme;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.ExitProgress;
import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.Outcome;
import io.safeexit.shutdown.ShutdownReport;
import io.safeexit.shutdown.Tier;
import io.safeexit.shutdown.TimeBudget;
import io.safeexit.shutdown.Trigger;

import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxToolkit;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** A report opened with what the desktop has for it. */
class ReportOpeningTest {

    @TempDir Path folder;

    private final PanelModel model =
            new PanelModel(
                    new Words(Locale.ENGLISH), Language.ENGLISH, Theme.LIGHT, TimeBudget.DEFAULT);
    private final Bulletin bulletin = new Bulletin(model, new Middle());

    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    /** Presses the link; returns what the window has to say then. */
    private Parent openWith(Function<URI, List<String>> opener) {
        var issue = new IssueText("1", new Discretion("", line -> line));
        var files = new ReportFiles(issue, opener, Thread::startVirtualThread, _ -> {});
        return PanelFixture.fx(
                () -> {
                    var notice = Views.load("bulletin.fxml", bulletin);
                    var links =
                            Views.load("report.fxml", new ReportController(model, files, bulletin));
                    model.show(forced());
                    ((Hyperlink) Objects.requireNonNull(links.lookup("#openReport"))).fire();
                    return notice;
                });
    }

    private PanelSnapshot forced() {
        var reason = ExitRequest.stop(Trigger.BUTTON);
        var over =
                new ShutdownReport(
                        reason,
                        reason.scope(),
                        Outcome.FORCED,
                        Instant.EPOCH,
                        Duration.ofSeconds(3),
                        List.of());
        var exit =
                new ExitProgress(
                        reason,
                        reason.scope(),
                        Tier.EMERGENCY,
                        false,
                        List.of(),
                        Deadline.now(),
                        over);
        return new PanelSnapshot(
                ServiceState.STOPPED,
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Vitals.NONE,
                List.of(),
                false,
                Optional.of(exit),
                Look.NOTHING,
                Optional.of(folder));
    }

    private static String clipboard() {
        return PanelFixture.fx(
                () -> Optional.ofNullable(Clipboard.getSystemClipboard().getString()).orElse(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-opener", "false"})
    void whereNothingOpensItItsPathIsSaidAndCopied(String opener) {
        var notice = openWith(_ -> List.of(opener));
        await().atMost(PanelFixture.PATIENCE).until(() -> PanelFixture.fx(notice::isVisible));
        var heading = (Label) Objects.requireNonNull(notice.lookup("#bulletinHeading"));
        assertTrue(heading.getText().startsWith("No file manager could be opened."));
        assertEquals(folder.toString(), clipboard());
    }

    @Test
    void anOpenerIsGivenTheFolder() {
        var given = folder.resolve("given");
        var notice = openWith(address -> List.of("touch", Path.of(address).resolve("given") + ""));
        await().atMost(PanelFixture.PATIENCE).until(() -> Files.exists(given));
        assertFalse(PanelFixture.fx(notice::isVisible));
    }
}
