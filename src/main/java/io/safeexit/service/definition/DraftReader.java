package io.safeexit.service.definition;

import io.safeexit.service.definition.ServiceDraft.Before;
import io.safeexit.service.definition.ServiceDraft.Probe;
import io.safeexit.service.definition.ServiceDraft.Variable;

import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes what is written out of a tree of YAML, usable or not. */
final class DraftReader {

    private DraftReader() {}

    static ServiceDraft draft(Node root) {
        var ready = child(root, "ready");
        var stop = child(root, "stop");
        var before = stop.flatMap(node -> child(node, "before"));
        var restart = child(root, "restart");
        return new ServiceDraft(
                text(root, "name"),
                command(child(root, "command")),
                text(root, "directory"),
                variables(child(root, "environment")),
                text(root, "environment-file"),
                text(root, "address"),
                new ServiceDraft.Ready(
                        probe(ready), value(ready, "http", "tcp", "output"), text(ready, "within")),
                new ServiceDraft.Stop(
                        before(before),
                        has(before, "http")
                                ? text(before, "http")
                                : command(before.flatMap(node -> child(node, "command"))),
                        words(stop.flatMap(node -> child(node, "signal"))),
                        text(stop, "grace")),
                new ServiceDraft.Restart(
                        RulesReader.when(text(restart, "when")).orElse(RestartRules.When.NEVER),
                        text(restart, "at-most"),
                        text(restart, "within")));
    }

    private static Probe probe(Optional<Node> ready) {
        if (has(ready, "http")) {
            return Probe.HTTP;
        }
        if (has(ready, "tcp")) {
            return Probe.TCP;
        }
        return has(ready, "output") ? Probe.OUTPUT : Probe.DEFAULT;
    }

    private static Before before(Optional<Node> before) {
        if (has(before, "http")) {
            return Before.HTTP;
        }
        return has(before, "command") ? Before.COMMAND : Before.NOTHING;
    }

    private static String value(Optional<Node> group, String... keys) {
        for (String key : keys) {
            if (has(group, key)) {
                return text(group, key);
            }
        }
        return "";
    }

    private static String command(Optional<Node> node) {
        return node.filter(SequenceNode.class::isInstance).isPresent()
                ? CommandWords.join(list(node))
                : node.map(DraftReader::text).orElse("");
    }

    private static String words(Optional<Node> node) {
        return String.join(" ", list(node));
    }

    private static List<String> list(Optional<Node> node) {
        var words = new ArrayList<String>();
        node.ifPresent(
                found -> {
                    if (found instanceof SequenceNode sequence) {
                        sequence.getValue().forEach(element -> words.add(text(element)));
                    } else {
                        words.add(text(found));
                    }
                });
        return words;
    }

    private static List<Variable> variables(Optional<Node> node) {
        var variables = new ArrayList<Variable>();
        if (node.isPresent() && node.get() instanceof MappingNode mapping) {
            for (var entry : mapping.getValue()) {
                variables.add(new Variable(text(entry.getKeyNode()), text(entry.getValueNode())));
            }
        }
        return variables;
    }

    private static boolean has(Optional<Node> group, String key) {
        return group.flatMap(node -> child(node, key)).isPresent();
    }

    private static String text(Optional<Node> group, String key) {
        return group.map(node -> text(node, key)).orElse("");
    }

    private static String text(Node group, String key) {
        return child(group, key).map(DraftReader::text).orElse("");
    }

    private static String text(Node node) {
        return node instanceof ScalarNode scalar ? Yaml.text(scalar) : "";
    }

    private static Optional<Node> child(Node node, String key) {
        if (node instanceof MappingNode mapping) {
            for (var entry : mapping.getValue()) {
                if (text(entry.getKeyNode()).equals(key)) {
                    return Optional.of(entry.getValueNode());
                }
            }
        }
        return Optional.empty();
    }
}
