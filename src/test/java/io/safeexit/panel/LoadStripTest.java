package io.safeexit.panel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.service.ProcessLoad;
import io.safeexit.service.definition.Reading;
import io.safeexit.service.definition.ServiceFile;
import io.safeexit.settings.Settings.Theme;
import io.safeexit.shutdown.Phase;

import javafx.scene.Node;
import javafx.scene.control.Labeled;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The figures above the cards. */
class LoadStripTest extends PanelFixture {

    private static List<String> captions() {
        return fx(
                () ->
                        stage().getScene().getRoot().lookupAll(".tile-caption").stream()
                                .map(Labeled.class::cast)
                                .map(Labeled::getText)
                                .toList());
    }

    private static Node tile(String figure) {
        return stage().getScene().lookup(figure).getParent().getParent();
    }

    @Test
    void theFiguresCountDownDuringAnExit() {
        open(AMPLE);
        var service = running();
        service.load(12, 64, 3, 1200);
        awaitText("#inFlight", "12");
        awaitText("#connections", "64");
        awaitText("#streams", "3");
        service.holdOnly(Phase.FINISH_REQUESTS);
        press("#stop");
        awaitText("#state", "Stopping");
        service.load(2, 5, 0, 1300);
        awaitText("#inFlight", "2");
        awaitText("#connections", "5");
        assertEquals("0", text("#streams"));
        service.letAllGo();
        awaitText("#state", "Stopped");
        awaitText("#inFlight", "0");
    }

    @Test
    void ofAProgramWhatIsKnownIsShownAndWhatIsNotIsSaidToBe() throws IOException {
        var file = folder.resolve("safe-exit.yaml");
        Files.writeString(file, "name: Shop\ncommand: sleep 60\n");
        var reading = (Reading.Usable) new ServiceFile(file, "").read();
        open(AMPLE, Locale.ENGLISH, Theme.LIGHT, Optional.of(reading));
        assertEquals(List.of("In flight", "Connections", "Processes", "CPU", "Memory"), captions());
        assertEquals("0", text("#inFlight"), "nothing runs");
        var service = rig.next().serve();
        service.load(0, 7, 0, 0);
        service.processes(new ProcessLoad(4, OptionalDouble.of(1.5), OptionalLong.of(200L << 20)));
        press("#start");
        awaitText("#inFlight", "–");
        assertTrue(fx(() -> tile("#inFlight").getAccessibleHelp()).contains("Not known"));
        assertEquals("7", text("#connections"));
        assertEquals("4", text("#streams"));
        assertEquals("150 %", text("#perSecond"));
        assertEquals("200 MB", text("#memory"));
        press("#force");
        awaitText("#detail", "7 open connections");
        service.letAllGo();
        press("#calm");
        awaitText("#state", "Stopped");
        awaitText("#inFlight", "0");
    }

    @Test
    void whatTheSystemDoesNotTellIsNotShownAsNothing() {
        open(AMPLE);
        var service = rig.next().serve();
        service.processes(new ProcessLoad(1, OptionalDouble.empty(), OptionalLong.empty()));
        press("#start");
        awaitText("#state", "Running");
        await().atMost(PATIENCE).until(() -> captions().contains("CPU"));
        awaitText("#perSecond", "–");
        awaitText("#memory", "–");
        assertFalse(text("#streams").contains("–"), "how many processes there are is known");
    }
}
