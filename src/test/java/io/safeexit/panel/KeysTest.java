package io.safeexit.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.input.KeyCombination.ModifierValue;

import org.junit.jupiter.api.Test;

import java.util.HashSet;

/** The keys of the window. */
class KeysTest {

    /** What is Control elsewhere is Command on a Mac: nothing may ask for Control itself. */
    @Test
    void eachIsOneOfThePlatformAndThereOnce() {
        var seen = new HashSet<String>();
        for (Keys key : Keys.values()) {
            assertEquals(ModifierValue.UP, key.combination().getControl(), key.name());
            assertEquals(ModifierValue.UP, key.combination().getMeta(), key.name());
            assertTrue(seen.add(key.combination().getName()), key.name());
        }
    }
}
