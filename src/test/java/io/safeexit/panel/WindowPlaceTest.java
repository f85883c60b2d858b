package io.safeexit.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the window stood last time. */
class WindowPlaceTest {

    @TempDir Path folder;

    @Test
    void isReadAsItWasWritten() {
        var place = new WindowPlace(12, 34.5, 1100, 720, true);
        var file = folder.resolve("not/yet/there/window.properties");
        place.write(file);
        assertEquals(Optional.of(place), WindowPlace.read(file));
    }

    @Test
    void isForgottenWhenItMakesNoSense() throws IOException {
        var file = folder.resolve("window.properties");
        assertEquals(Optional.empty(), WindowPlace.read(file));
        Files.writeString(file, "x=NaN\ny=1\nwidth=1\nheight=1\n");
        assertEquals(Optional.empty(), WindowPlace.read(file));
        Files.writeString(file, "x=far\n");
        assertEquals(Optional.empty(), WindowPlace.read(file));
    }
}
