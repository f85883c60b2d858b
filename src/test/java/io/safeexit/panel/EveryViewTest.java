package io.safeexit.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.safeexit.settings.Settings.Theme;
import io.safeexit.text.Texts;

import javafx.application.Application;
import javafx.scene.Scene;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What holds in every view of the window, at the smallest size; and pictures of each. */
class EveryViewTest extends Tour {

    private static final int USUAL_WIDTH = 1100;
    private static final Gallery GALLERY = new Gallery();
    private static final Path LAYOUTS = Path.of("src/main/resources/io/safeexit/panel");

    private final List<Function<Scene, List<String>>> judges = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    /** Each once, with the place where it was seen first. */
    private final Map<String, String> wrong = new LinkedHashMap<>();

    private boolean pictured;

    @AfterAll
    static void hang() {
        fx(
                () -> {
                    GALLERY.hang();
                    return null;
                });
    }

    /** In the usual size where that tells more, and in the smallest. */
    @Override
    void visit(String place) {
        boolean more = place.endsWith("-tab-0") || !place.contains("-tab-");
        if (pictured && more && fx(Tour::onlyTheWindow)) { // pop-overs go when its size changes
            size(USUAL_WIDTH, 720);
            super.visit(place);
            size(860, 560);
        }
        super.visit(place);
    }

    /** What a key opens looks the same in every state, and many a tab. */
    private static boolean isShownBefore(String place) {
        boolean opened =
                Stream.of(Keys.values())
                        .anyMatch(key -> place.endsWith(key.name().toLowerCase(Locale.ROOT)));
        boolean behind = place.contains("-tab-") && !place.endsWith("-tab-0");
        return (opened || behind) && !place.startsWith("stopped");
    }

    @Override
    void look(String place, Scene scene) {
        boolean window = scene.getWindow() instanceof Stage;
        if (pictured && window == onlyTheWindow() && !isShownBefore(place)) {
            GALLERY.take(scene, place);
        }
        if (!window || scene.getWidth() < USUAL_WIDTH) {
            judge(place, scene);
        } else if (place.endsWith("-tab-0")) {
            GALLERY.takeLarge(scene.getRoot(), place);
        }
    }

    /** A pop-over that has opened another one has no keys. */
    private static boolean isBelowAnother(Scene scene) {
        return Window.getWindows().stream()
                .anyMatch(
                        window ->
                                window instanceof PopupWindow above
                                        && scene.getWindow() instanceof PopupWindow
                                        && scene.getWindow().equals(above.getOwnerWindow()));
    }

    private void judge(String place, Scene scene) {
        Seen.below(scene.getRoot()).forEach(node -> seen.addAll(node.getStyleClass()));
        for (var judge : judges) {
            judge.apply(scene).forEach(complaint -> wrong.putIfAbsent(complaint, place));
        }
    }

    private void judge(Locale language, Theme theme) throws IOException {
        go(language, theme);
        var complaints =
                wrong.entrySet().stream()
                        .map(entry -> entry.getValue() + ": " + entry.getKey())
                        .collect(Collectors.joining("\n"));
        assertEquals("", complaints);
    }

    @ParameterizedTest
    @CsvSource({"en,LIGHT", "en,DARK", "en,CONTRAST", "zh,LIGHT", "zh,DARK", "zh,CONTRAST"})
    void everyTextIsWholeAndCanBeReadAndEverythingIsReachedByTab(String language, Theme theme)
            throws IOException {
        var locale = Locale.forLanguageTag(language);
        var contrasts = new Contrasts(Palette.of(theme, false, false));
        judges.add(contrasts::in);
        if (theme == Theme.LIGHT) { // colours make nothing longer, and lead nowhere else
            judges.add(new Shortened(Texts.in(locale))::in);
            var round = new TabRound(locale, contrasts);
            judges.add(scene -> isBelowAnother(scene) ? List.of() : round.in(scene));
        }
        GALLERY.begin(language + "-" + theme.name().toLowerCase(Locale.ROOT));
        pictured = true;
        judge(locale, theme);
        assertEquals(Set.of(), unseen(), "layouts that the tour does not come to");
    }

    @Test
    void everyTextCanBeReadInHighContrastOnADarkDesktop() throws IOException {
        judges.add(
                scene -> {
                    var sheet = Palette.CONTRAST_DARK.stylesheet(TextSize.USUAL);
                    if (!sheet.equals(Application.getUserAgentStylesheet())) {
                        Application.setUserAgentStylesheet(sheet); // there is no desktop here
                        scene.getRoot().applyCss();
                    }
                    // What a program printed has been painted for the light one.
                    return new Contrasts(Palette.CONTRAST_DARK)
                            .in(scene).stream()
                                    .filter(complaint -> !complaint.contains(".log-text"))
                                    .toList();
                });
        judge(Locale.ENGLISH, Theme.CONTRAST);
    }

    /** Each layout gives its root a style of its own. */
    private Set<String> unseen() throws IOException {
        var root = Pattern.compile("fx:controller=[^>]*?styleClass=\"([^\"]*)\"");
        var layouts = new HashSet<String>();
        try (var files = Files.list(LAYOUTS)) {
            for (Path file : files.filter(it -> it.toString().endsWith(".fxml")).toList()) {
                var match = root.matcher(Files.readString(file));
                if (match.find()) {
                    layouts.addAll(List.of(match.group(1).split(",")));
                }
            }
        }
        layouts.removeAll(seen);
        return layouts;
    }
}
