package io.safeexit.service.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.safeexit.os.ProcessIdentity;
import io.safeexit.service.ManagedService;
import io.safeexit.service.definition.Reading;
import io.safeexit.service.definition.ServiceFile;
import io.safeexit.service.output.OutputStore;
import io.safeexit.service.output.Rotation;
import io.safeexit.service.output.Secrets;
import io.safeexit.service.web.WebOptions;
import io.safeexit.service.web.WebService;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

class NextServiceTest {

    @TempDir Path folder;

    private static final Duration LINGER = Duration.ofMillis(1);

    private final List<String> made = new ArrayList<>();

    /** Says what is asked of it, and starts a program that is not there. */
    private final class Recorded implements NextService.Program {
        private final Reading.Usable reading;

        Recorded(Reading.Usable reading) {
            this.reading = reading;
        }

        @Override
        public OutputStore output() {
            return new OutputStore(folder, "shop", Rotation.USUAL, Secrets.NONE, _ -> {});
        }

        @Override
        public ManagedService service() {
            made.add("service");
            var options = new CommandOptions(false, folder);
            return new CommandService(reading.definition(), options, output(), _ -> {});
        }

        @Override
        public ManagedService on(int port) {
            made.add("on " + port);
            return service();
        }

        @Override
        public ManagedService adopting(LeftOver left) {
            made.add("adopting " + left.name());
            return service();
        }
    }

    private final class House implements NextService.House {
        @Override
        public ManagedService service(Optional<Path> served, OptionalInt port) {
            made.add(served.map(Path::toString).orElse("own") + (port.isPresent() ? " moved" : ""));
            return new WebService(new WebOptions("127.0.0.1", 0, Locale.ENGLISH, LINGER), _ -> {});
        }

        @Override
        public String name(Path served) {
            return "folder " + served;
        }
    }

    @Test
    void aFolderIsServedUntilSomethingElseIsChosen() throws Exception {
        var file = folder.resolve("safe-exit.yaml");
        Files.writeString(file, "name: Shop\ncommand: [sleep, '60']\n");
        var reading = (Reading.Usable) new ServiceFile(file, "").read();
        var next = new NextService("own", new House(), _ -> new Recorded(reading), folder);
        next.chooseFolder(folder);
        assertEquals("folder " + folder, next.name());
        var _ = next.get();
        var _ = next.on(4711);
        next.choose(reading);
        assertEquals("Shop", next.name());
        assertEquals(Optional.empty(), next.folder());
        var _ = next.get();
        next.chooseOwn();
        assertEquals("own", next.name());
        var _ = next.get();
        assertEquals(List.of("" + folder, folder + " moved", "service", "own"), made);
    }

    @Test
    void whatWasAdoptedOnceIsStartedAsEverAfterwards() throws Exception {
        var file = folder.resolve("safe-exit.yaml");
        Files.writeString(file, "name: Shop\ncommand: [sleep, '60']\n");
        var reading = (Reading.Usable) new ServiceFile(file, "").read();
        var head = new ProcessIdentity(1, 1);
        var left = new LeftOver("Shop", Optional.of(file), "m", head, Set.of(head), folder);
        var next = new NextService("own", new House(), _ -> new Recorded(reading), folder);
        var services = next.adopting(left, reading);
        var _ = services.get();
        var _ = services.get(); // as after an end by itself
        assertEquals(List.of("adopting Shop", "service", "service"), made);
    }
}
