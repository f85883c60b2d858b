package io.safeexit.drill;

import io.safeexit.settings.DrillOrder;
import io.safeexit.text.Texts;

import java.io.IOException;
import java.nio.file.Files;

/** Where a drill is ordered with files of its result: writes them. */
public record DrillFiles(DrillOrder order, Texts texts) {

    /** Replaces what is there. */
    public void write(DrillResult result) throws IOException {
        if (order.html().isPresent()) {
            Files.writeString(order.html().get(), new DrillPage(texts).of(result));
        }
        if (order.junit().isPresent()) {
            Files.writeString(order.junit().get(), new DrillTests(texts).of(result));
        }
    }
}
