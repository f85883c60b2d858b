package io.safeexit.panel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.service.definition.RecentServiceFiles;
import io.safeexit.service.definition.RecentServiceFiles.Recent;
import io.safeexit.settings.Settings.Theme;

import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;

/** What a person sees who has never used anything here, and folders that are served. */
class FirstStartTest extends PanelFixture {

    @BeforeEach
    void nothingWasEverUsed() {
        firstStart = true;
    }

    private RecentServiceFiles recent() {
        return new RecentServiceFiles(folder.resolve("recent-services"));
    }

    @Test
    void isToldWhatThisIsAndBeginsWithThePracticeService() {
        open(AMPLE);
        awaitVisible("#welcome", true);
        assertTrue(text("#welcomeText").startsWith("Safe Exit starts a web service"));
        var service = rig.next().serve();
        press("#practice");
        awaitText("#state", "Running");
        awaitVisible("#welcome", false);
        service.letAllGo();
        press("#stop");
        awaitText("#state", "Stopped");
        awaitVisible("#welcome", false);
        await().atMost(PATIENCE).until(() -> !recent().isFirst());
    }

    @Test
    void makesAProgramOfItsOwnFromThere() {
        open(AMPLE, Locale.SIMPLIFIED_CHINESE, Theme.DARK);
        awaitVisible("#welcome", true);
        assertTrue(text("#welcomeText").contains("安全地结束"));
        press("#program");
        awaitVisible("#editor", true);
        press("#cancel");
        awaitVisible("#welcome", true);
    }

    @Test
    void isNotToldWhoeverHasUsedSomethingBefore() {
        firstStart = false;
        open(AMPLE);
        awaitText("#hint", "Start the service");
        awaitVisible("#welcome", false);
    }

    @Test
    void doesNotHaveToChooseNow() {
        open(AMPLE);
        awaitVisible("#welcome", true);
        press("#later");
        awaitVisible("#welcome", false);
    }

    @Test
    void aFolderThatWasServedBeforeIsServedAgain() throws IOException {
        var site = Files.createDirectory(folder.resolve("my site"));
        var file = Files.writeString(folder.resolve("a.yaml"), "command: sleep 60\n");
        recent().add(site);
        recent().add(file);
        open(AMPLE);
        awaitVisible("#welcome", false);
        await().atMost(PATIENCE).until(() -> choose("my site  —  " + site));
        awaitText("#service", "my site");
        await().atMost(PATIENCE)
                .until(() -> recent().all().getFirst().equals(new Recent(site, true, true)));
        rig.next().serve();
        press("#start");
        awaitText("#state", "Running");
        assertEquals(List.of(site), List.copyOf(rig.served));
    }

    /** Whether the menu of services has it; chosen then. */
    private static boolean choose(String item) {
        return fx(
                () -> {
                    var menu = (MenuButton) stage().getScene().lookup("#service");
                    menu.show();
                    var found =
                            menu.getItems().stream()
                                    .filter(entry -> item.equals(entry.getText()))
                                    .findFirst();
                    found.ifPresent(MenuItem::fire);
                    menu.hide();
                    return found.isPresent();
                });
    }
}
