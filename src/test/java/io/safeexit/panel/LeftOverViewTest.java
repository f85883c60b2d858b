package io.safeexit.panel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.safeexit.os.ProcessIdentity;
import io.safeexit.service.PortTaken;
import io.safeexit.service.definition.ServiceFile;
import io.safeexit.settings.Settings.Theme;

import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The question about what an earlier life left running. */
class LeftOverViewTest extends PanelFixture {

    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

    private Process left;

    @BeforeEach
    void leaveOver() throws IOException {
        assumeTrue(Files.exists(BOOT), "needs Linux");
        left = new ProcessBuilder("sleep", "597").start();
        var identity = ProcessIdentity.of(left.pid()).orElseThrow();
        var head = identity.pid() + "@" + identity.started();
        Files.createDirectories(folder.resolve("running"));
        Files.write(
                folder.resolve("running").resolve("left.running"),
                List.of(
                        "name=Old shop",
                        "mark=left-" + head,
                        "boot=" + Files.readString(BOOT).strip(),
                        "panel=1@1", // gone, whoever has its number now
                        "head=" + head,
                        "members=" + head));
    }

    @AfterEach
    void end() {
        left.destroyForcibly();
    }

    private void openShop() throws IOException {
        openShop(Locale.ENGLISH);
    }

    private void openShop(Locale language) throws IOException {
        var file = folder.resolve("safe-exit.yaml");
        Files.writeString(
                file, "name: Shop\ncommand: sh run.sh\naddress: http://127.0.0.1:8000/\n");
        open(AMPLE, language, Theme.LIGHT, Optional.of(new ServiceFile(file, "").read()));
    }

    private static String said() {
        return fx(
                () ->
                        stage().getScene().getRoot().lookupAll(".bulletin-text").stream()
                                .map(label -> ((Label) label).getText())
                                .collect(Collectors.joining("\n")));
    }

    @Test
    void itIsNamedWithItsCommand() throws IOException {
        openShop();
        awaitText("#bulletinHeading", "Old shop still runs");
        assertTrue(said().contains("sleep 597"), said());
    }

    @Test
    void noneOfItsLinesIsCutOff() throws IOException {
        openShop(Locale.SIMPLIFIED_CHINESE);
        awaitText("#bulletinHeading", "Old shop");
        await().atMost(PATIENCE).until(() -> fx(LeftOverViewTest::linesFit));
    }

    private static boolean linesFit() {
        var pane = (ScrollPane) stage().getScene().lookup(".bulletin-scroll");
        var lines = (Region) pane.getContent();
        double room = pane.getViewportBounds().getHeight();
        return lines.getHeight() > 0 && lines.getHeight() <= room + 0.5;
    }

    @Test
    void itIsAskedAgainAfterWhatCameBetween() throws Exception {
        openShop();
        awaitText("#bulletinHeading", "Old shop still runs");
        rig.next().fail(new PortTaken(8000, Optional.empty()));
        press("#start");
        awaitText("#bulletinHeading", "Port 8000 is taken");
        press("#do-cancel");
        awaitText("#bulletinHeading", "Old shop still runs");
        press("#do-stopRest");
        left.waitFor();
        assertFalse(left.isAlive());
    }
}
