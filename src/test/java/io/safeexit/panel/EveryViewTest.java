package io.safeexit.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.safeexit.settings.Settings.Theme;
import io.safeexit.text.Texts;

import javafx.application.Application;
import javafx.scene.Scene;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

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

/** What holds in every view of the window, at the smallest size. */
class EveryViewTest extends Tour {

    private static final Path LAYOUTS = Path.of("src/main/resources/io/safeexit/panel");

    private final List<Function<Scene, List<String>>> judges = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    /** Each once, with the place where it was seen first. */
    private final Map<String, String> wrong = new LinkedHashMap<>();

    @Override
    void look(String place, Scene scene) {
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
    @ValueSource(strings = {"en", "zh"})
    void noTextIsCutAndEverythingIsReachedByTabAndHasAName(String language) throws IOException {
        var locale = Locale.forLanguageTag(language);
        judges.add(new Shortened(Texts.in(locale))::in);
        judges.add(new TabRound(locale, new Contrasts(Palette.LIGHT))::in);
        judge(locale, Theme.LIGHT);
        assertEquals(Set.of(), unseen(), "layouts that the tour does not come to");
    }

    @ParameterizedTest
    @EnumSource(
            value = Theme.class,
            names = {"LIGHT", "DARK", "CONTRAST"})
    void everyTextCanBeRead(Theme theme) throws IOException {
        judges.add(new Contrasts(Palette.of(theme, false, false))::in);
        judge(Locale.ENGLISH, theme);
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
