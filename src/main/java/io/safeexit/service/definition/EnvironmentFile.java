package io.safeexit.service.definition;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A file of variables as {@code .env} files have them: {@code KEY=VALUE} a line, {@code export}
 * before it or not, the value in quotes or not, {@code #} begins a comment. In double quotes {@code
 * \n}, {@code \t}, {@code \"}, {@code \\} and {@code \$} are what they are everywhere. A value
 * stands on one line, and a {@code $} in it is a dollar: nothing is filled in.
 */
final class EnvironmentFile {

    private static final long LONGEST_BYTES = 1 << 20;
    private static final Pattern LINE =
            Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][\\w.-]*)\\s*=\\s*(.*)");
    private static final Pattern AFTER_QUOTES = Pattern.compile("\\s*(?:#.*)?");
    private static final Pattern COMMENT_BEHIND = Pattern.compile("(?:^|\\s+)#.*");

    private final Flaws flaws;
    private final Map<String, String> variables = new LinkedHashMap<>();

    private EnvironmentFile(Flaws flaws) {
        this.flaws = flaws;
    }

    /** The variables in {@code file}, which is there; what cannot be read becomes a flaw. */
    static Map<String, String> read(Path file, Flaws flaws) {
        var ofThisFile = new Flaws(file);
        var reading = new EnvironmentFile(ofThisFile);
        try {
            if (Files.size(file) > LONGEST_BYTES) {
                ofThisFile.add(0, "", "file.tooLong", Long.toString(LONGEST_BYTES));
            } else {
                reading.read(Files.readAllLines(file));
            }
        } catch (CharacterCodingException garbled) {
            ofThisFile.add(0, "", "file.notUtf8");
        } catch (IOException unreadable) {
            ofThisFile.add(0, "", "file.unreadable", unreadable.getClass().getSimpleName());
        }
        flaws.addAll(ofThisFile);
        return reading.variables;
    }

    private void read(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            var line = i == 0 ? lines.get(i).replaceFirst("^\\uFEFF", "") : lines.get(i);
            if (line.isBlank() || line.stripLeading().startsWith("#")) {
                continue;
            }
            var matcher = LINE.matcher(line);
            if (matcher.matches()) {
                value(i + 1, matcher.group(1), matcher.group(2));
            } else {
                flaws.add(i + 1, "", "file.env.noVariable");
            }
        }
    }

    private void value(int line, String name, String written) {
        if (written.startsWith("\"") || written.startsWith("'")) {
            quoted(line, name, written);
        } else {
            variables.put(name, COMMENT_BEHIND.matcher(written).replaceFirst("").strip());
        }
    }

    private void quoted(int line, String name, String written) {
        char quote = written.charAt(0);
        var value = new StringBuilder();
        int at = 1;
        while (at < written.length() && written.charAt(at) != quote) {
            char c = written.charAt(at);
            if (quote == '"' && c == '\\' && at + 1 < written.length()) {
                at++;
                value.append(escaped(written.charAt(at)));
            } else {
                value.append(c);
            }
            at++;
        }
        if (at >= written.length()) {
            flaws.add(line, name, "file.env.quote");
        } else if (!AFTER_QUOTES.matcher(written.substring(at + 1)).matches()) {
            flaws.add(line, name, "file.env.behindQuote");
        } else {
            variables.put(name, value.toString());
        }
    }

    private static String escaped(char c) {
        return switch (c) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            case '"', '\\', '$' -> Character.toString(c);
            default -> "\\" + c;
        };
    }
}
