package io.safeexit.panel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.stage.Window;

import org.junit.jupiter.api.Test;

import java.util.Objects;
import java.util.Optional;

/** What the program is made of, behind the help. */
class AboutViewTest extends PanelFixture {

    private static <T> Optional<T> node(String styleClass, Class<T> type) {
        return Window.getWindows().stream()
                .filter(Window::isShowing)
                .map(window -> window.getScene().lookup(styleClass))
                .filter(Objects::nonNull)
                .map(type::cast)
                .findFirst();
    }

    private static String terms() {
        return fx(() -> node(".about-terms", TextArea.class).map(TextArea::getText).orElse(""));
    }

    @Test
    void everyPartHasItsLicence() {
        open(AMPLE);
        press("#help");
        press("#about");
        awaitText("#runtime", "Java " + Runtime.version());
        await().atMost(PATIENCE).until(() -> terms().contains("GNU General Public License"));
        for (var part : ShippedPart.all()) {
            fx(
                    () -> {
                        var parts = node(".about-parts", ListView.class).orElseThrow();
                        parts.getSelectionModel().select(parts.getItems().indexOf(part));
                        return null;
                    });
            await(part.name()).atMost(PATIENCE).until(() -> terms().equals(part.terms()));
            assertTrue(part.terms().length() > 1000, part.name());
        }
    }

    @Test
    void aPressInsideDoesNotCloseIt() {
        open(AMPLE);
        press("#help");
        press("#about");
        await().atMost(PATIENCE).until(() -> terms().length() > 1000);
        press("#terms");
        press("#parts");
        assertFalse(fx(() -> node(".about-terms", TextArea.class).isEmpty()));
    }
}
