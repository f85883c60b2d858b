package io.safeexit.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every text is there in both languages, and every one is used. */
class TextsTest {

    private static final Path SOURCES = Path.of("src/main");
    private static final String COUNTED =
            "request|stream|connection|process|task|thread|file|line|byte|restart|event|exit|"
                    + "phase|second|minute|hour|day|thing|field|warning|error|hit|row|one";

    /** What goes by another name here: 安全退出 (the program), 应答, 进行中, 监护线程, 强制, 遗留, 处理程序, 宽限时间, 您. */
    private static final List<String> OTHER_NAMES =
            List.of("Safe Exit", "答复", "处理中", "看守", "强行", "杀死", "残留", "处理线程", "宽限期", "你");

    private static final Path TEXTS = SOURCES.resolve("resources/io/safeexit/text");

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        assertEquals(
                new TreeSet<>(load("messages.properties").stringPropertyNames()),
                new TreeSet<>(load("messages_zh_CN.properties").stringPropertyNames()));
    }

    @Test
    void bothLanguagesFillInTheSameArguments() throws IOException {
        var english = load("messages.properties");
        var chinese = load("messages_zh_CN.properties");
        for (String key : english.stringPropertyNames()) {
            assertEquals(
                    new MessageFormat(english.getProperty(key)).getFormatsByArgumentIndex().length,
                    new MessageFormat(chinese.getProperty(key)).getFormatsByArgumentIndex().length,
                    key);
        }
    }

    @Test
    void everyTextCanBeFilledIn() throws IOException {
        for (Locale language : Set.of(Locale.ENGLISH, Locale.CHINESE)) {
            for (String key : load("messages.properties").stringPropertyNames()) {
                for (Integer count : new Integer[] {0, 1, 2, 1000}) {
                    var filled =
                            Texts.in(language).get(key, count, count, count, count, count, count);
                    assertFalse(filled.contains("{"), key + ": " + filled);
                }
            }
        }
    }

    @Test
    void everyTextIsUsed() throws IOException {
        var code = code();
        var prefixes = new TreeSet<String>();
        var built = Pattern.compile("\"([a-zA-Z.]+\\.)\"").matcher(code);
        while (built.find()) {
            prefixes.add(built.group(1));
        }
        var unused =
                load("messages.properties").stringPropertyNames().stream()
                        .filter(
                                key ->
                                        !code.contains("\"" + key + "\"")
                                                && !code.contains("%" + key + "\"")
                                                && !code.contains("{{" + key + "}}")
                                                && !isTipOf(key, code))
                        .filter(key -> prefixes.stream().noneMatch(key::startsWith))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), unused);
    }

    @Test
    void everyTextThatIsAskedForIsThere() throws IOException {
        var keys = load("messages.properties").stringPropertyNames();
        var asked =
                Pattern.compile(
                                "(?:texts\\.get|Note\\.(?:info|warn|error)|new ServiceFailure)"
                                    + "\\(\\s*\"([a-zA-Z.]+[a-zA-Z])\"|\"%([a-zA-Z]+\\.[a-zA-Z.]+)\"")
                        .matcher(code());
        var missing = new TreeSet<String>();
        while (asked.find()) {
            var key = asked.group(1) == null ? asked.group(2) : asked.group(1);
            if (!keys.contains(key)) {
                missing.add(key);
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void aChineseTextIsChineseAndAnEnglishOneEnglishWhateverTheMachineSpeaks() {
        var machine = Locale.getDefault();
        try {
            for (Locale spoken : Set.of(Locale.CHINA, Locale.US, Locale.GERMANY)) {
                Locale.setDefault(spoken);
                assertEquals(
                        "Stop accepting", Texts.in(Locale.ENGLISH).get("phase.STOP_ACCEPTING"));
                assertEquals("停止接收", Texts.in(Locale.of("zh", "TW")).get("phase.STOP_ACCEPTING"));
            }
        } finally {
            Locale.setDefault(machine);
        }
    }

    @Test
    void chineseTextsAreNotLeftInEnglish() throws IOException {
        var chinese = load("messages_zh_CN.properties");
        var han = Pattern.compile("\\p{IsHan}");
        for (String key : chinese.stringPropertyNames()) {
            var text = chinese.getProperty(key);
            boolean words = Pattern.compile("[a-z]{4,} [a-z]{3,}").matcher(text).find();
            assertFalse(words && !han.matcher(text).find(), key + "=" + text);
        }
    }

    /** {@code 1 requests} is no English, nor is {@code 2 request}. */
    @Test
    void whatIsCountedHasTheRightNumber() throws IOException {
        var wrong = new TreeSet<String>();
        var english = Texts.in(Locale.ENGLISH);
        var one = Pattern.compile("(?<![\\d.,]|the )1 (" + COUNTED + ")(e?s)\\b");
        var many = Pattern.compile("(?<![\\d.,])[02] (" + COUNTED + ")\\b(?!-)");
        for (String key : load("messages.properties").stringPropertyNames()) {
            for (Integer count : List.of(0, 1, 2)) {
                var text = english.get(key, count, count, count, count, count, count);
                if (one.matcher(text).find() || many.matcher(text).find()) {
                    wrong.add(key + ": " + text);
                }
            }
        }
        assertEquals(Set.of(), wrong);
    }

    /** A person who reads of a thing under two names looks for two things. */
    @Test
    void oneThingHasOneName() throws IOException {
        var wrong = new TreeSet<String>();
        var chinese = load("messages_zh_CN.properties");
        for (String key : chinese.stringPropertyNames()) {
            for (String other : OTHER_NAMES) {
                if (chinese.getProperty(key).contains(other)) {
                    wrong.add(key + ": " + other);
                }
            }
        }
        assertEquals(Set.of(), wrong);
        assertFalse(load("messages.properties").containsValue("安全退出"));
    }

    @Test
    void nothingIsSaidTwice() throws IOException {
        for (String name : List.of("messages.properties", "messages_zh_CN.properties")) {
            var seen = new TreeSet<String>();
            for (String line : Files.readAllLines(TEXTS.resolve(name))) {
                var key = Pattern.compile("^([a-zA-Z_.0-9]+)=").matcher(line);
                assertTrue(!key.find() || seen.add(key.group(1)), name + ": " + line);
            }
        }
    }

    /** Icons are drawn; a letter that is a picture is a box where its font is missing. */
    @Test
    void theWindowNeedsNoPicturesAmongItsLetters() throws IOException {
        for (String name : List.of("messages.properties", "messages_zh_CN.properties")) {
            var texts = load(name);
            for (String key : texts.stringPropertyNames()) {
                boolean pictures =
                        texts.getProperty(key).codePoints().anyMatch(TextsTest::isPicture);
                assertFalse(pictures && !key.startsWith("terminal."), name + ": " + key);
            }
        }
    }

    private static boolean isPicture(int letter) {
        return letter > 0xffff || Character.isEmojiPresentation(letter) || letter == 0xfe0f;
    }

    /** The tip of a button is named after its label. */
    private static boolean isTipOf(String key, String code) {
        return key.endsWith(".tip")
                && code.contains("\"" + key.substring(0, key.length() - ".tip".length()) + "\"");
    }

    private static Properties load(String name) throws IOException {
        var texts = new Properties();
        try (var in = Files.newBufferedReader(TEXTS.resolve(name), StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        return texts;
    }

    private static String code() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            var code = new StringBuilder();
            for (Path file : files.toList()) {
                if (file.toString().matches(".*\\.(java|fxml|html)")) {
                    code.append(Files.readString(file));
                }
            }
            return code.toString();
        }
    }
}
