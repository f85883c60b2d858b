package io.safeexit.service.definition;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

import java.util.Optional;

/**
 * YAML 1.2 as a tree that knows its lines. What is too deep, or refers back too often, is refused
 * before a tree is made of it: a file may come from anywhere.
 */
final class Yaml {

    private static final int DEEPEST = 16;
    private static final int MOST_ALIASES = 100;

    private Yaml() {}

    /** The one document in {@code text}; empty, with a flaw, where there is none. */
    static Optional<Node> read(String text, Flaws flaws) {
        var settings =
                LoadSettings.builder()
                        .setLabel(flaws.file().toString())
                        .setUseMarks(true)
                        .setParseComments(false)
                        .setMaxAliasesForCollections(MOST_ALIASES)
                        .build();
        try {
            if (isBounded(settings, text, flaws)) {
                var root = new Composer(settings, parser(settings, text)).getSingleNode();
                if (root.isEmpty()) {
                    flaws.add(1, "", "file.nothing", new Flaw.Word("file.expected.root"));
                }
                return root;
            }
        } catch (MarkedYamlEngineException broken) {
            int line = broken.getProblemMark().map(Mark::getLine).orElse(0) + 1;
            var problem = broken.getProblem();
            if (problem.contains("TAB")) {
                flaws.add(line, "", "file.tab");
            } else {
                flaws.add(line, "", "file.notYaml", problem);
            }
        } catch (YamlEngineException broken) {
            flaws.add(1, "", "file.notYaml", String.valueOf(broken.getMessage()));
        }
        return Optional.empty();
    }

    private static ParserImpl parser(LoadSettings settings, String text) {
        return new ParserImpl(settings, new StreamReader(settings, text));
    }

    private static boolean isBounded(LoadSettings settings, String text, Flaws flaws) {
        int depth = 0;
        int aliases = 0;
        var events = parser(settings, text);
        while (events.hasNext()) {
            Event event = events.next();
            switch (event.getEventId()) {
                case SequenceStart, MappingStart -> depth++;
                case SequenceEnd, MappingEnd -> depth--;
                case Alias -> aliases++;
                case Comment, DocumentEnd, DocumentStart, Scalar, StreamEnd, StreamStart -> {}
            }
            if (depth > DEEPEST || aliases > MOST_ALIASES) {
                flaws.add(line(event.getStartMark()), "", "file.tooDeep");
                return false;
            }
        }
        return true;
    }

    /** The line {@code node} begins on, from 1 on. */
    static int line(Node node) {
        return line(node.getStartMark());
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(Mark::getLine).orElse(0) + 1;
    }

    /** What a person wrote as one value; nothing at all where {@code null} or nothing is there. */
    static String text(ScalarNode node) {
        var text = node.getValue();
        return node.isPlain() && (text.equals("null") || text.equals("~")) ? "" : text;
    }
}
