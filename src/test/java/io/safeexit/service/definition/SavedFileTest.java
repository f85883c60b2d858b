package io.safeexit.service.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.safeexit.service.definition.RecentServiceFiles.Recent;
import io.safeexit.service.definition.ServiceDraft.Variable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the form writes, and what it does not lose. */
class SavedFileTest {

    private static final String SCHEMA = "file:///x/safe-exit.schema.json";

    @TempDir Path folder;

    private static final ServiceDraft FULL =
            new ServiceDraft(
                    "My: assistant",
                    "sh -c 'echo \"a b\"; exit' 8000 true",
                    "sub folder",
                    List.of(
                            new Variable("A", "1"),
                            new Variable("B", ""),
                            new Variable("C", "x: y # z\n\"q\" \\ 中文"),
                            new Variable("NO", "no")),
                    ".env",
                    "http://127.0.0.1:8000/",
                    new ServiceDraft.Ready(ServiceDraft.Probe.OUTPUT, "^Ready: \\d+ \\{", "45s"),
                    new ServiceDraft.Stop(
                            ServiceDraft.Before.COMMAND, "sh -c true", "SIGINT SIGTERM", "5s"),
                    new ServiceDraft.Restart(RestartRules.When.ON_FAILURE, "3", "2m"));

    private ServiceDraft readBack(Path file) {
        return switch (new ServiceFile(file, "").read()) {
            case Reading.Usable usable -> usable.draft();
            case Reading.Unusable unusable -> unusable.draft().orElseThrow();
        };
    }

    private Optional<ServiceDraft> opened(Path file) {
        return Files.exists(file) ? Optional.of(readBack(file)) : Optional.empty();
    }

    @Test
    void whatSomebodyElseHasWrittenMeanwhileIsKept() throws IOException {
        var file = folder.resolve("safe-exit.yaml");
        new ServiceFile(file, "").save(FULL, SCHEMA, Optional.empty());
        var opened = opened(file);
        var theirs = "command: [sh, theirs]\n";
        Files.writeString(file, theirs);
        var kept = new ServiceFile(file, "").save(FULL, SCHEMA, opened);
        assertEquals(theirs, Files.readString(kept.orElseThrow()));
    }

    @Test
    void everythingThatIsWrittenIsReadAgain() throws IOException {
        var file = folder.resolve("safe-exit.yaml");
        assertEquals(Optional.empty(), new ServiceFile(file, "").save(FULL, SCHEMA, opened(file)));
        assertEquals(FULL, readBack(file));
        Files.createDirectories(folder.resolve("sub folder"));
        Files.writeString(folder.resolve(".env"), "");
        assertInstanceOf(Reading.Usable.class, new ServiceFile(file, "").read());
        assertEquals(FULL, readBack(file));
    }

    @Test
    void onlyWhatSaysSomethingIsWritten() throws IOException {
        var file = folder.resolve("safe-exit.yaml");
        var draft =
                new ServiceDraft(
                        "",
                        "sh run.sh 8000",
                        "",
                        List.of(),
                        "",
                        "http://127.0.0.1:8000/",
                        ServiceDraft.EMPTY.ready(),
                        ServiceDraft.EMPTY.stop(),
                        ServiceDraft.EMPTY.restart());
        new ServiceFile(file, "").save(draft, SCHEMA, opened(file));
        assertEquals(
                """
                # yaml-language-server: $schema=file:///x/safe-exit.schema.json
                command: [sh, run.sh, "8000"]
                address: http://127.0.0.1:8000/
                """,
                Files.readString(file));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "- x",
                "a: b",
                "a #b",
                "#",
                "&a",
                "*a",
                "!x",
                "%x",
                "@x",
                "`x",
                "|",
                ">",
                "?",
                ":",
                "[",
                "{",
                "}",
                ",",
                "yes",
                "Null",
                "~",
                "0x1F",
                "1e3",
                "012",
                "1_0",
                "'",
                "\"",
                "\\",
                "a\nb",
                "\u0001",
                "\u2028",
                "=",
                "<<",
                "2001-01-01",
                ".inf",
                "a:",
                "a: ",
                "/a:b",
                "中文",
                "12:30:45",
                "é",
                " lead",
                "trail "
            })
    void everyTextSurvives(String text) throws IOException {
        var file = folder.resolve("safe-exit.yaml");
        var words = new ArrayList<>(List.of("sh", text));
        var draft =
                new ServiceDraft(
                        "x",
                        CommandWords.join(words),
                        "",
                        List.of(new Variable("V", text)),
                        "",
                        "",
                        ServiceDraft.EMPTY.ready(),
                        ServiceDraft.EMPTY.stop(),
                        ServiceDraft.EMPTY.restart());
        new ServiceFile(file, "").save(draft, SCHEMA, opened(file));
        var reading = assertInstanceOf(Reading.Usable.class, new ServiceFile(file, "").read());
        assertEquals(words, reading.definition().command());
        assertEquals(text, reading.definition().environment().get("V"));
    }

    @Test
    void commentsAreKeptBesideTheFile() throws IOException {
        var file = folder.resolve("safe-exit.yaml");
        var commented = "# mine\ncommand: [sh]\n";
        Files.writeString(file, commented);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        var backup = new ServiceFile(file, "").save(FULL, SCHEMA, opened(file));
        assertEquals(Optional.of(folder.resolve("safe-exit.yaml.bak")), backup);
        assertEquals(commented, Files.readString(backup.orElseThrow()));
        assertEquals(
                "rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        // Nothing of a person is in it now.
        assertEquals(
                Optional.empty(),
                new ServiceFile(file, "").save(ServiceDraft.EMPTY, SCHEMA, Optional.of(FULL)));
        Files.writeString(file, "# another\ncommand: [sh]\n");
        assertEquals(
                Optional.of(folder.resolve("safe-exit.yaml.bak2")),
                new ServiceFile(file, "").save(FULL, SCHEMA, opened(file)));
        assertEquals(commented, Files.readString(folder.resolve("safe-exit.yaml.bak")));
    }

    @Test
    void aProcfileIsNotWrittenOver() throws IOException {
        var procfile = folder.resolve("Procfile");
        Files.writeString(procfile, "web: sh\n");
        new ServiceFile(procfile, "").save(FULL, SCHEMA, Optional.empty());
        assertEquals("web: sh\n", Files.readString(procfile));
        assertEquals(FULL, readBack(folder.resolve("safe-exit.yaml")));
    }

    @Test
    void theHintOfThePersonStays() throws IOException {
        var file = folder.resolve("safe-exit.yaml");
        Files.writeString(file, "# yaml-language-server: $schema=../own.json\ncommand: [sh]\n");
        assertEquals(Optional.empty(), new ServiceFile(file, "").save(FULL, SCHEMA, opened(file)));
        assertEquals(
                "# yaml-language-server: $schema=../own.json", Files.readAllLines(file).getFirst());
    }

    @Test
    void theTenNewestAreRemembered() throws IOException {
        var list = folder.resolve("state/recent-services");
        var recent = new RecentServiceFiles(list);
        assertEquals(List.of(), recent.all());
        for (int i = 0; i < 12; i++) {
            recent.add(folder.resolve(i + ".yaml"));
        }
        Files.createFile(folder.resolve("5.yaml"));
        recent.add(folder.resolve("5.yaml"));
        var all = new RecentServiceFiles(list).all();
        assertEquals(10, all.size());
        assertEquals(new Recent(folder.resolve("5.yaml"), true, false), all.getFirst());
        assertEquals(new Recent(folder.resolve("11.yaml"), false, false), all.get(1));
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(list)));
    }
}
