package io.safeexit.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.shutdown.Deadline;
import io.safeexit.text.Texts;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Where a copy can be reached is read off what it says, in whatever language. */
class CopyOutputTest {

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void theAddressIsFoundInTheSentence(String language) throws InterruptedException {
        var texts = Texts.in(Locale.forLanguageTag(language));
        var address = "http://127.0.0.1:42307";
        var said = texts.get("terminal.running", "X", address) + "\n";
        var output = new CopyOutput();
        output.read(new ByteArrayInputStream(said.getBytes(StandardCharsets.UTF_8)));
        assertTrue(output.awaitRunning(Deadline.in(Duration.ofSeconds(40))));
        assertEquals(Optional.of(address), output.address());
    }
}
