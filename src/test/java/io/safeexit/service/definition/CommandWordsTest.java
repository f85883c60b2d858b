package io.safeexit.service.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A line becomes the words a shell would make of it. */
class CommandWordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b  c",
                " a\tb c ",
                "a 'b c' d",
                "a'b'\"c\"d",
                "a '' \"\"",
                "a\\ b \\'c\\\" \\\\",
                "a \"b \\\" \\\\ \\$x \\x\"",
                "a 'x\\y' \"x\\y\"",
                "a \"1\\\n2\" 3\\\n4",
                "a b#c x~y {a,b} k=v !",
                "a '$HOME' '`' '*' '|' \"*\" \"|\" \"~\" \\$x \\*",
                "a $ b$ 'it'\\''s'",
                "naïve 中文 “x”"
            })
    void asAShell(String line) throws Exception {
        assertEquals(byShell(line), CommandWords.split(line));
    }

    @Test
    void joinedWordsAreSplitIntoTheSame() throws Exception {
        var words = List.of("a", "", "it's", "b c", "$x", "\"", "\\", "*", "\n", "x=1", "中文");
        assertEquals(words, CommandWords.split(CommandWords.join(words)));
        assertEquals(words, byShell(CommandWords.join(words)));
    }

    /** What {@code sh} itself makes of it; each word ends with a zero byte. */
    private static List<String> byShell(String line) throws Exception {
        var shell =
                new ProcessBuilder("sh", "-c", "printf '%s\\0' " + line)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        var out = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, shell.waitFor());
        return List.of(out.substring(0, out.length() - 1).split("\0", -1));
    }
}
