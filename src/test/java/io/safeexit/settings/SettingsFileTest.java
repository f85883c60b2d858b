package io.safeexit.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** The settings file as the panel changes it and a person reads it. */
class SettingsFileTest {

    @TempDir Path folder;

    @Test
    void theFirstChangeMakesTheFileForItsOwnerOnly() throws IOException {
        var file = new SettingsFile(folder.resolve("new/settings.properties"));
        assertEquals(Map.of(), file.read());
        file.set("language", "zh");
        assertEquals(Map.of("language", "zh"), file.read());
        assertEquals("rw-------", permissions(file.path()));
        assertEquals("rwx------", permissions(file.path().resolveSibling(".")));
    }

    @Test
    void whatIsNotConcernedStaysAsItIs() throws IOException {
        var file =
                file(
                        "# my settings",
                        "port = 8001",
                        "",
                        "my-own-key: a\\",
                        "   longer value",
                        "! another comment \\",
                        "theme=light",
                        "broken=\\u12");
        file.set("theme", "dark");
        file.set("window", "10,20");
        assertEquals(
                List.of(
                        "# my settings",
                        "port = 8001",
                        "",
                        "my-own-key: a\\",
                        "   longer value",
                        "! another comment \\",
                        "theme=dark",
                        "broken=\\u12",
                        "window=10,20"),
                Files.readAllLines(file.path()));
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        var file = file();
        for (String value : List.of("C:\\logs\\x", " lead", "中文 路径", "a=b:c#d", "", "1\n2")) {
            file.set("log-folder", value);
            assertEquals(value, file.read().get("log-folder"));
        }
        assertEquals(1, file.read().size());
    }

    @Test
    void aHomeThatIsNoFolderHasNoSettings() throws IOException {
        var home = Files.writeString(folder.resolve("home"), "");
        assertEquals(
                Map.of(), new SettingsFile(home.resolve(".config/settings.properties")).read());
    }

    @Test
    void aFileThatIsThereButNoFileIsSaid() {
        assertThrows(IOException.class, () -> new SettingsFile(folder).read());
    }

    @Test
    void aKeyThatStandsTwiceIsChangedWhereItCounts() throws IOException {
        var file = file("theme=light", "theme=system");
        file.set("theme", "dark");
        assertEquals("dark", file.read().get("theme"));
    }

    @Test
    void aLinkedFileStaysALink() throws IOException {
        var real = Files.writeString(folder.resolve("dotfile"), "port=1\n");
        var link = Files.createSymbolicLink(folder.resolve("settings.properties"), real);
        new SettingsFile(link).set("port", "2");
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("port=2\n", Files.readString(real));
    }

    @Test
    void aReaderNeverFindsHalfAFile() throws Exception {
        var path = folder.resolve("settings.properties");
        var writing = new SettingsFile(path);
        writing.set("a", "x".repeat(5000));
        var over = new AtomicBoolean();
        try (var threads = Executors.newSingleThreadExecutor()) {
            var reader =
                    threads.submit(
                            () -> {
                                while (!over.get()) {
                                    var found = new SettingsFile(path).read();
                                    assertEquals(5000, found.getOrDefault("a", "").length());
                                }
                                return true;
                            });
            for (int i = 0; i < 50; i++) {
                writing.set("b", "" + i);
            }
            over.set(true);
            assertTrue(reader.get());
        }
        try (var left = Files.list(folder)) {
            assertEquals(List.of(path), left.toList());
        }
    }

    @Test
    void aFileThatCannotBeReplacedIsSaidAndKept() throws IOException {
        var inTheWay = Files.writeString(folder.resolve("file"), "x");
        var file = new SettingsFile(inTheWay.resolve("settings.properties"));
        assertThrows(IOException.class, () -> file.set("a", "b"));
        assertEquals("x", Files.readString(inTheWay));
    }

    private SettingsFile file(String... lines) throws IOException {
        var path = folder.resolve("settings.properties");
        Files.write(path, List.of(lines));
        return new SettingsFile(path);
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
