package io.safeexit.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.safeexit.panel.LineLink.Source;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From a place in source code to what shows it. */
class SourceFilesTest {

    @TempDir Path home;

    private Path file(String name) throws IOException {
        var file = home.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "x");
    }

    private Optional<Path> find(String named) {
        return new SourceFiles(() -> Optional.of(home)).find(new Source(named, named, 1, 0));
    }

    @Test
    void aFileIsFoundWhereTheProgramRunsAndWhereBuildToolsKeepIt() throws IOException {
        assertEquals(Optional.of(file("app.py")), find("app.py"));
        assertEquals(
                Optional.of(file("src/main/java/io/example/Foo.java")),
                find("io/example/Foo.java"));
        assertEquals(
                Optional.of(file("server/src/main/java/io/example/Bar.java")),
                find("io/example/Bar.java"));
        assertEquals(Optional.of(file("other/x.go")), find(home.resolve("other/x.go").toString()));
    }

    @Test
    void whatIsNotThereIsNotFound() throws IOException {
        assertEquals(Optional.empty(), find("io/example/Foo.java"));
        assertEquals(Optional.empty(), find("/nowhere/at/all.py"));
        Files.createDirectories(home.resolve("folder.py"));
        assertEquals(Optional.empty(), find("folder.py"));
        assertEquals(
                Optional.empty(),
                new SourceFiles(Optional::empty).find(new Source("app.py", "app.py", 1, 0)));
    }

    private List<String> command(Map<String, String> environment, String system) {
        return new TextEditor(environment, system).command(Path.of("/srv/a %l.py"), 12, 0);
    }

    @Test
    void theChosenEditorIsToldTheLine() {
        assertEquals(
                List.of("/opt/bin/subl", "/srv/a %l.py:12:1"),
                command(Map.of("EDITOR", "/opt/bin/subl --wait"), "Linux"));
        assertEquals(
                List.of("code", "--goto", "/srv/a %l.py:12:1"),
                command(Map.of("VISUAL", "code", "EDITOR", "vim"), "Linux"));
    }

    @Test
    void elseTheFirstThatIsInstalled() throws IOException {
        var kate = file("bin/kate");
        kate.toFile().setExecutable(true);
        var path = "/nowhere" + File.pathSeparator + kate.getParent();
        assertEquals(
                List.of("kate", "--line", "12", "--column", "1", "/srv/a %l.py"),
                command(Map.of("EDITOR", "vim", "PATH", path), "Linux"));
    }

    @Test
    void elseWhatShowsTextsAndRunsNothing() {
        assertEquals(List.of("xdg-open", "/srv/a %l.py"), command(Map.of(), "Linux"));
        assertEquals(List.of("open", "-t", "/srv/a %l.py"), command(Map.of(), "Mac OS X"));
        assertEquals(List.of("notepad.exe", "/srv/a %l.py"), command(Map.of(), "Windows 11"));
    }
}
