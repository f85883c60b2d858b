package io.safeexit.service.definition;

import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A group of keys with their values, of which each is known and given once. */
final class Fields {

    private final int line;
    private final String path;
    private final Map<String, NodeTuple> entries;
    private final Flaws flaws;

    private Fields(int line, String path, Map<String, NodeTuple> entries, Flaws flaws) {
        this.line = line;
        this.path = path;
        this.entries = entries;
        this.flaws = flaws;
    }

    /**
     * The keys in {@code node}; empty, with a flaw, where it is something else.
     *
     * @param path the key it is the value of, and a dot; empty for the whole file
     * @param known all keys there may be; empty where each may be
     * @param expected the text that describes the group
     */
    static Optional<Fields> of(
            Node node, String path, List<String> known, String expected, Flaws flaws) {
        if (!(node instanceof MappingNode mapping)) {
            var key = path.isEmpty() ? "" : path.substring(0, path.length() - 1);
            notThis(node, key, expected, flaws);
            return Optional.empty();
        }
        var entries = new LinkedHashMap<String, NodeTuple>();
        for (NodeTuple entry : mapping.getValue()) {
            int line = Yaml.line(entry.getKeyNode());
            if (!(entry.getKeyNode() instanceof ScalarNode scalar)) {
                flaws.add(line, path, "file.keyIsNoWord");
                continue;
            }
            var key = scalar.getValue();
            if (!known.isEmpty() && !known.contains(key)) {
                unknown(line, path, key, known, flaws);
            } else if (entries.putIfAbsent(key, entry) != null) {
                int first = Yaml.line(entries.get(key).getKeyNode());
                flaws.add(line, path + key, "file.twice", Integer.toString(first));
            }
        }
        return Optional.of(new Fields(Yaml.line(mapping), path, entries, flaws));
    }

    private static void unknown(
            int line, String path, String key, List<String> known, Flaws flaws) {
        var meant = Nearest.of(key, known);
        var all = String.join(", ", known);
        if (meant.isPresent()) {
            flaws.add(line, path + key, "file.unknownKeyMeant", path + meant.get());
        } else {
            flaws.add(line, path + key, "file.unknownKey", all);
        }
    }

    private static void notThis(Node node, String key, String expected, Flaws flaws) {
        int line = Yaml.line(node);
        switch (node) {
            case SequenceNode _ -> flaws.add(line, key, "file.isList", new Flaw.Word(expected));
            case MappingNode _ -> flaws.add(line, key, "file.isGroup", new Flaw.Word(expected));
            case ScalarNode scalar -> flaws.unusable(line, key, Yaml.text(scalar), expected);
            default -> flaws.add(line, key, "file.isGroup", new Flaw.Word(expected));
        }
    }

    /** Where the group begins. */
    int line() {
        return line;
    }

    List<String> keys() {
        return List.copyOf(entries.keySet());
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    /** The line of {@code key}; that of the group where it is not there. */
    int line(String key) {
        var entry = entries.get(key);
        return entry == null ? line : Yaml.line(entry.getKeyNode());
    }

    /** {@code key} with those above it. */
    String path(String key) {
        return path + key;
    }

    /** What stands behind {@code key}, whatever it is. */
    Optional<Node> node(String key) {
        return Optional.ofNullable(entries.get(key)).map(NodeTuple::getValueNode);
    }

    /** The group of keys behind {@code key}. */
    Optional<Fields> group(String key, List<String> known, String expected) {
        return node(key).flatMap(node -> of(node, path + key + ".", known, expected, flaws));
    }

    /** The one value behind {@code key}; empty, with a flaw unless it is absent, if unusable. */
    <T> Optional<T> value(String key, Function<String, Optional<T>> parser, String expected) {
        return node(key).flatMap(node -> value(node, path + key, parser, expected));
    }

    /** The values behind {@code key}: a list, or one that counts as a list of itself. */
    <T> Optional<List<T>> values(
            String key, Function<String, Optional<T>> parser, String expected) {
        return node(key).map(node -> values(node, path + key, parser, expected));
    }

    private <T> List<T> values(
            Node node, String key, Function<String, Optional<T>> parser, String expected) {
        var values = new ArrayList<T>();
        if (node instanceof SequenceNode list) {
            if (list.getValue().isEmpty()) {
                flaws.add(Yaml.line(node), key, "file.emptyList", new Flaw.Word(expected));
            }
            for (Node element : list.getValue()) {
                value(element, key, parser, expected).ifPresent(values::add);
            }
        } else {
            value(node, key, parser, expected).ifPresent(values::add);
        }
        return values;
    }

    private <T> Optional<T> value(
            Node node, String key, Function<String, Optional<T>> parser, String expected) {
        if (!(node instanceof ScalarNode scalar)) {
            notThis(node, key, expected, flaws);
            return Optional.empty();
        }
        var text = Yaml.text(scalar);
        var value = parser.apply(text);
        if (value.isEmpty()) {
            flaws.unusable(Yaml.line(node), key, text, expected);
        }
        return value;
    }
}
