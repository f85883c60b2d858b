package io.safeexit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.safeexit.os.ProcessIdentity;
import io.safeexit.service.command.LeftOver;
import io.safeexit.service.definition.Reading;
import io.safeexit.service.definition.ServiceFile;
import io.safeexit.settings.Settings.LeftOverRule;
import io.safeexit.shutdown.ShutdownEvent;
import io.safeexit.shutdown.ShutdownEvent.Note;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What becomes of a program that an earlier life left running and that holds no port. */
class LookBackTest {

    @TempDir Path folder;

    private final List<Note> said = new ArrayList<>();
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void linux() {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "needs Linux");
    }

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    private Reading.Usable opened() throws IOException {
        var file = folder.resolve("safe-exit.yaml");
        Files.writeString(file, "name: Shop\ncommand: [sleep, '60']\n");
        return (Reading.Usable) new ServiceFile(file, "").read();
    }

    private LeftOver left(String name, Path file) throws IOException {
        var process = new ProcessBuilder("sleep", "60").start();
        started.add(process);
        var head = ProcessIdentity.of(process.pid()).orElseThrow();
        return new LeftOver(
                name,
                Optional.of(file),
                "look-back-" + process.pid(),
                head,
                Set.of(head),
                folder.resolve("trace"));
    }

    private Optional<LeftOver> look(LeftOverRule rule, LeftOver... found) throws IOException {
        return new LookBack(rule, Optional.of(opened()), this::hear).look(List.of(found));
    }

    private void hear(ShutdownEvent event) {
        said.add((Note) event);
    }

    private List<String> keys() {
        return said.stream().map(Note::key).toList();
    }

    @Test
    void itIsNamedWithItsCommandAndWhatToDo() throws IOException {
        var shop = left("Shop", opened().file());
        for (var rule : List.of(LeftOverRule.PORT, LeftOverRule.LEAVE)) {
            said.clear();
            assertEquals(Optional.empty(), look(rule, shop));
            assertEquals(List.of("program.leftOver", "program.leftAlone"), keys());
            assertEquals(
                    List.of("Shop", 1, Long.toString(shop.head().pid()), "sleep 60"),
                    said.getFirst().args());
        }
        assertTrue(started.getFirst().isAlive());
    }

    @Test
    void itIsStoppedWhereThatIsTheRule() throws Exception {
        assertEquals(Optional.empty(), look(LeftOverRule.STOP, left("Shop", opened().file())));
        assertEquals(List.of("program.leftOver", "program.leftOverEnded"), keys());
        started.getFirst().waitFor();
    }

    @Test
    void onlyWhatTheOpenFileStartedIsAdopted() throws IOException {
        var shop = left("Shop", opened().file());
        var other = left("Other", folder.resolve("other.yaml"));
        assertEquals(Optional.of(shop), look(LeftOverRule.ADOPT, other, shop));
        assertEquals("program.leftAlone", keys().getLast()); // the other
        assertFalse(keys().contains("program.leftOverEnded"));
    }
}
