package io.safeexit.panel;

import io.safeexit.drill.DrillPage;
import io.safeexit.drill.DrillResult;
import io.safeexit.drill.DrillTests;

import java.util.function.Supplier;

/** Writes the result of a drill where a person says. */
final class DrillSaving {

    private final Words words;
    private final FileSaving files;

    DrillSaving(Words words, FileSaving files) {
        this.words = words;
        this.files = files;
    }

    /** As a page. */
    void html(DrillResult result) {
        var page = new DrillPage(words.spoken());
        ask("safe-exit-drill.html", () -> page.of(result));
    }

    /** For a build server. */
    void junit(DrillResult result) {
        var tests = new DrillTests(words.spoken());
        ask("safe-exit-drill.xml", () -> tests.of(result));
    }

    private void ask(String name, Supplier<String> text) {
        files.ask(words.get("panel.drill.save"), name, text);
    }
}
