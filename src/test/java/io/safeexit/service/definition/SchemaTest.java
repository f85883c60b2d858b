package io.safeexit.service.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The schema for editors and the reader know the same. */
class SchemaTest {

    /** JSON is YAML 1.2. */
    private static Object schema() throws IOException {
        var text = Files.readString(Path.of("assets/safe-exit.schema.json"));
        return Objects.requireNonNull(
                new Load(LoadSettings.builder().build()).loadFromString(text));
    }

    private static Object at(String... path) throws IOException {
        Object node = schema();
        for (String key : path) {
            node = Objects.requireNonNull(((Map<?, ?>) node).get(key), key);
        }
        return node;
    }

    private static List<String> keys(String... path) throws IOException {
        return ((Map<?, ?>) at(path)).keySet().stream().map(String::valueOf).toList();
    }

    @Test
    void theKeysAreTheSame() throws IOException {
        assertEquals(DefinitionReader.KEYS, keys("properties"));
        assertEquals(RulesReader.READY, keys("properties", "ready", "properties"));
        assertEquals(RulesReader.STOP, keys("properties", "stop", "properties"));
        assertEquals(
                RulesReader.BEFORE,
                keys("properties", "stop", "properties", "before", "properties"));
        assertEquals(RulesReader.RESTART, keys("properties", "restart", "properties"));
    }

    @Test
    void noOtherKeysAreAllowed() throws IOException {
        for (var path :
                List.of(
                        List.<String>of(),
                        List.of("properties", "ready"),
                        List.of("properties", "stop"),
                        List.of("properties", "stop", "properties", "before"),
                        List.of("properties", "restart"))) {
            var whole = Stream.concat(path.stream(), Stream.of("additionalProperties"));
            assertEquals(false, at(whole.toArray(String[]::new)));
        }
        assertEquals(List.of("command"), at("required"));
    }

    @Test
    void theWordsAreTheSame() throws IOException {
        assertEquals(
                Stream.of(RestartRules.When.values()).map(RulesReader::word).toList(),
                at("properties", "restart", "properties", "when", "enum"));
        var signal = String.valueOf(at("$defs", "signal", "pattern"));
        for (String name : RulesReader.SIGNALS) {
            assertEquals(true, name.matches(signal), name);
            assertEquals(true, ("sig" + name).matches(signal), name);
        }
        assertEquals(false, "SIGKILL".matches(signal));
        var time = String.valueOf(at("$defs", "time", "pattern"));
        for (String text : List.of("30s", "500ms", "1.5 s", "2M", "30", "s", "1d", "-1s")) {
            assertEquals(Durations.parse(text).isPresent(), text.matches(time), text);
        }
    }
}
