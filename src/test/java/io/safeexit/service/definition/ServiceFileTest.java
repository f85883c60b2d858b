package io.safeexit.service.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.service.definition.Readiness.Probe;
import io.safeexit.service.definition.StopRules.Before;
import io.safeexit.text.Texts;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a person writes in a service file, and what becomes of it. */
class ServiceFileTest {

    @TempDir Path folder;

    @BeforeEach
    void programs() throws IOException {
        Files.createDirectories(folder.resolve("bin"));
        for (String name : List.of("python3", "node", "drain")) {
            Files.createFile(folder.resolve("bin").resolve(name));
            assertTrue(folder.resolve("bin").resolve(name).toFile().setExecutable(true));
        }
    }

    private Reading read(String name, String line, String... text) throws IOException {
        var file = folder.resolve(name);
        Files.writeString(file, String.join("\n", text) + "\n");
        var place = new Place(file, folder, folder.resolve("bin").toString());
        return new ServiceFile(place, line).read();
    }

    private ServiceDefinition usable(String... text) throws IOException {
        var reading = read("safe-exit.yaml", "", text);
        if (reading instanceof Reading.Unusable unusable) {
            throw new AssertionError(said(unusable, Locale.ENGLISH));
        }
        return assertInstanceOf(Reading.Usable.class, reading).definition();
    }

    private List<String> flaws(String... text) throws IOException {
        var reading = read("safe-exit.yaml", "", text);
        return said(assertInstanceOf(Reading.Unusable.class, reading), Locale.ENGLISH);
    }

    private List<String> said(Reading.Unusable reading, Locale language) {
        var texts = Texts.in(language);
        return reading.flaws().stream()
                .map(flaw -> flaw.in(texts).replace(folder + "/", ""))
                .toList();
    }

    @Test
    void aCommandIsEnough() throws IOException {
        var definition = usable("command: python3 app.py");
        assertEquals(List.of("python3", "app.py"), definition.command());
        assertEquals(String.valueOf(folder.getFileName()), definition.name());
        assertEquals(folder, definition.directory());
        assertEquals(new Probe.Running(), definition.ready().probe());
        assertEquals(
                new StopRules(Optional.empty(), List.of("SIGTERM"), Optional.empty()),
                definition.stop());
        assertEquals(RestartRules.NEVER, definition.restart());
        assertEquals(Optional.of(folder.resolve("safe-exit.yaml")), definition.file());
    }

    @Test
    void everyKeyIsRead() throws IOException {
        Files.createDirectories(folder.resolve("src"));
        Files.writeString(folder.resolve(".env"), "LOG_LEVEL=debug\nexport COLOUR='red'\n");
        var definition =
                usable(
                        "name: My assistant",
                        "command: [python3, -m, uvicorn, \"app:app\", --port, 8000]",
                        "directory: src",
                        "environment: { LOG_LEVEL: info, DEBUG: 1, EMPTY: }",
                        "environment-file: .env",
                        "address: http://127.0.0.1:8000/base/",
                        "ready: { http: /healthz, within: 1m }",
                        "stop:",
                        "  before: { http: \"POST /admin/drain?now=1\" }",
                        "  signal: [int, SIGTERM]",
                        "  grace: 2.5s",
                        "restart: { when: on-failure, at-most: 3, within: 500ms }");
        assertEquals("My assistant", definition.name());
        assertEquals(
                List.of("python3", "-m", "uvicorn", "app:app", "--port", "8000"),
                definition.command());
        assertEquals(folder.resolve("src"), definition.directory());
        assertEquals(
                Map.of("LOG_LEVEL", "info", "DEBUG", "1", "EMPTY", "", "COLOUR", "red"),
                definition.environment());
        assertEquals(
                new Readiness(
                        new Probe.Http(URI.create("http://127.0.0.1:8000/healthz")),
                        Duration.ofMinutes(1)),
                definition.ready());
        assertEquals(
                new StopRules(
                        Optional.of(
                                new Before.Http(
                                        "POST",
                                        URI.create("http://127.0.0.1:8000/admin/drain?now=1"))),
                        List.of("SIGINT", "SIGTERM"),
                        Optional.of(Duration.ofMillis(2500))),
                definition.stop());
        assertEquals(
                new RestartRules(RestartRules.When.ON_FAILURE, 3, Duration.ofMillis(500)),
                definition.restart());
    }

    @Test
    void withoutAWordAboutReadinessThePortOfTheAddressIsLookedAt() throws IOException {
        assertEquals(
                new Readiness(new Probe.Tcp("::1", 8080), Duration.ofSeconds(30)),
                usable("command: node", "address: http://[::1]:8080").ready());
        assertEquals(
                new Readiness(new Probe.Tcp("localhost", 443), Duration.ofSeconds(9)),
                usable("command: node", "address: https://localhost", "ready: { within: 9s }")
                        .ready());
        assertEquals(
                new Probe.Tcp("127.0.0.1", 5432),
                usable("command: node", "ready: { tcp: 5432 }").ready().probe());
        var output = usable("command: node", "ready: { output: 'Ready in \\d+' }").ready().probe();
        assertEquals("Ready in \\d+", ((Probe.Output) output).pattern().pattern());
    }

    @Test
    void allThatIsWrongIsSaidAtOnceWithLineAndKey() throws IOException {
        assertEquals(
                List.of(
                        "safe-exit.yaml:1: comand: unknown key; did you mean command?",
                        "safe-exit.yaml:1: command: is missing; expected: a program and its"
                                + " arguments, as in [python3, app.py] or \"python3 app.py\"",
                        "safe-exit.yaml:2: directory: there is no folder nowhere",
                        "safe-exit.yaml:3: address: \"127.0.0.1:8000\" cannot be used; expected: an"
                                + " address such as http://127.0.0.1:8000/ (http, https; tcp with a"
                                + " port)",
                        "safe-exit.yaml:4: ready.within: \"30\" cannot be used; expected: a time"
                                + " with its unit, above 0 and at most 24h, as in 500ms, 30s or"
                                + " 2m",
                        "safe-exit.yaml:6: stop.signal: SIGKILL cannot be answered by a program;"
                                + " it comes by itself once grace is over",
                        "safe-exit.yaml:7: stop.timeout: unknown key; did you mean stop.grace?",
                        "safe-exit.yaml:8: restart.when: \"sometimes\" cannot be used; expected:"
                                + " never, on-failure or always"),
                flaws(
                        "comand: python3",
                        "directory: nowhere",
                        "address: 127.0.0.1:8000",
                        "ready: { http: /x, within: 30 }",
                        "stop:",
                        "  signal: KILL",
                        "  timeout: 3s",
                        "restart: { when: sometimes }"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "command: [] # the list is empty",
                "command: # nothing is given",
                "command: { a: b } # a group of keys cannot be used here",
                "command: [python3, [a]] # a list cannot be used here",
                "command: ruby x # there is no program \"ruby\" in the folders of PATH",
                "command: ./run # there is no program \"./run\" that can be run",
                "command: cat x | python3 # \"|\" would need a shell",
                "command: python3 a && node b # \"&&\" would need a shell",
                "command: python3 *.py # \"*\" would be a pattern",
                "command: python3 $HOME/x # \"$HOME\" would be filled in by a shell",
                "command: python3 'x # a quotation mark is opened and not closed: 'x",
                "command: \"python3 a\\nnode b\" # would need a shell",
                "command: A=1 python3 # A is set before the program",
                "name: [a] # name: a list cannot be used here",
                "environment: [A=1] # environment: a list cannot be used here",
                "environment: { A: [1] } # environment.A: a list cannot be used here",
                "environment: { 'A B': 1 } # a variable's name has no spaces",
                "environment-file: no.env # environment-file: there is no file",
                "address: ftp://localhost/ # expected: an address such as",
                "address: http://me:secret@localhost/ # expected: an address such as",
                "address: tcp://localhost # expected: an address such as",
                "address: http://localhost:70000/ # expected: an address such as",
                "ready: yes # \"yes\" cannot be used; expected: one of http, tcp or output",
                "ready: { http: /x } # a path needs the http address it belongs to",
                "ready: { tcp: 0 } # expected: a port from 1 to 65535",
                "ready: { output: '(' } # expected: a regular expression",
                "ready: { tcp: 1, output: x } # only one of these can be given: tcp, output",
                "ready: { within: 25h } # expected: a time with its unit",
                "stop: { before: { http: /x } } # expected: a method and a path",
                "stop: { before: { } } # stop.before: is missing",
                "stop: { before: { command: ruby | x } } # stop.before.command: \"|\" would",
                "stop: { signal: SIGFOO } # expected: TERM, INT, QUIT",
                "stop: { grace: soon } # expected: a time with its unit",
                "restart: { at-most: 3 } # restart.when: is missing",
                "restart: { when: always, at-most: 0 } # expected: a whole number from 1 to 1000",
                "name: a, command: b # not valid YAML",
                "wibble: 1 # unknown key; known here: name, command, directory"
            })
    void whatCannotBeUsedIsSaid(String line, String expected) throws IOException {
        var text = line.startsWith("command") ? line : "command: python3\n" + line;
        var flaws = flaws(text);
        assertTrue(
                flaws.stream().anyMatch(flaw -> flaw.contains(expected)), () -> flaws.toString());
        int lineNumber = line.startsWith("command") ? 1 : 2;
        assertTrue(flaws.getFirst().contains("yaml:" + lineNumber), () -> flaws.toString());
    }

    @Test
    void aKeyThatIsGivenTwiceIsNamedWithBothLines() throws IOException {
        assertEquals(
                List.of(
                        "safe-exit.yaml:3: command: is given a second time; the first is in line"
                                + " 1"),
                flaws("command: python3", "name: x", "command: node"));
    }

    @Test
    void whatIsNoYamlIsNamedWithItsLine() throws IOException {
        assertEquals(
                List.of("safe-exit.yaml:3: YAML is indented with spaces, and there is a tab here"),
                flaws("command: python3", "stop:", "\tsignal: INT"));
        assertTrue(flaws("command: [a").getFirst().contains("not valid YAML"));
        assertTrue(flaws("").getFirst().contains("the file is empty"));
        assertTrue(flaws("- command").getFirst().contains("a list cannot be used here"));
        assertTrue(flaws("command: a", "---", "command: b").getFirst().contains("not valid YAML"));
    }

    @Test
    void aFileThatWouldExhaustTheReaderIsRefused() throws IOException {
        assertTrue(flaws("name: " + "[".repeat(50_000)).getFirst().contains("too deeply"));
        var aliases = new StringBuilder("name: &a [x]\ncommand: [");
        aliases.append("*a, ".repeat(500)).append("]");
        assertTrue(flaws(aliases.toString()).getFirst().contains("too many references"));
        assertTrue(flaws("# " + "x".repeat(300_000)).getFirst().contains("longer than"));
    }

    @Test
    void whatCannotBeReadIsSaid() throws IOException {
        var nowhere = new ServiceFile(folder.resolve("none.yaml"), "").read();
        assertEquals(
                List.of("none.yaml: there is no such file"),
                said((Reading.Unusable) nowhere, Locale.ENGLISH));
        assertEquals(
                List.of("bin: this is a folder; name the file in it"),
                said(
                        (Reading.Unusable) new ServiceFile(folder.resolve("bin"), "").read(),
                        Locale.ENGLISH));
        Files.write(folder.resolve("latin.yaml"), new byte[] {'n', ':', ' ', (byte) 0xE9});
        assertEquals(
                List.of("latin.yaml: not a text in UTF-8"),
                said(
                        (Reading.Unusable) new ServiceFile(folder.resolve("latin.yaml"), "").read(),
                        Locale.ENGLISH));
    }

    @Test
    void flawsAreSaidInChineseToo() throws IOException {
        var reading = read("safe-exit.yaml", "", "comand: python3", "command: python3");
        assertEquals(
                List.of("safe-exit.yaml:1: comand：未知的键；是否想写 command？"),
                said((Reading.Unusable) reading, Locale.SIMPLIFIED_CHINESE));
    }

    @Test
    void theEnvironmentFileHasItsOwnLines() throws IOException {
        Files.writeString(
                folder.resolve(".env"),
                """
                # a comment
                PLAIN=a b # behind
                export QUOTED="two\\nlines \\"x\\" # no comment" # one
                SINGLE='$HOME\\n'
                HASH=a#b
                EMPTY=
                """);
        assertEquals(
                Map.of(
                        "PLAIN",
                        "a b",
                        "QUOTED",
                        "two\nlines \"x\" # no comment",
                        "SINGLE",
                        "$HOME\\n",
                        "HASH",
                        "a#b",
                        "EMPTY",
                        ""),
                usable("command: node", "environment-file: .env").environment());
        Files.writeString(folder.resolve(".env"), "A=1\nnonsense\nB='x\nC=\"a\" b\n");
        assertEquals(
                List.of(
                        ".env:2: not a variable; expected: KEY=VALUE",
                        ".env:3: B: a quotation mark is opened and not closed on this line",
                        ".env:4: C: something stands behind the closing quotation mark"),
                flaws("command: node", "environment-file: .env"));
    }

    @Test
    void theWebLineOfAProcfileIsTakenAndTheOthersAreOffered() throws IOException {
        var reading =
                read(
                        "Procfile",
                        "",
                        "# programs",
                        "worker: node work.js",
                        "web: NODE_ENV=production exec python3 -m http.server $PORT");
        var usable = assertInstanceOf(Reading.Usable.class, reading);
        assertEquals(List.of("worker", "web"), usable.lines());
        var definition = usable.definition();
        assertEquals(List.of("python3", "-m", "http.server", "$PORT"), definition.command());
        assertEquals(Map.of("NODE_ENV", "production"), definition.environment());
        assertEquals(Optional.of(URI.create("http://127.0.0.1:5000/")), definition.address());
        assertEquals(Optional.of(folder.resolve("Procfile")), definition.file());
    }

    @Test
    void aProcfileHasThePortOfItsEnvironmentFile() throws IOException {
        Files.writeString(folder.resolve(".env"), "PORT=18301\nNAME=x\n");
        var lines = new String[] {"web: python3 --bind=${PORT:-1} \"$NAME\"", "clock: node c"};
        var web = ((Reading.Usable) read("Procfile", "", lines)).definition();
        assertEquals(List.of("python3", "--bind=$PORT", "x"), web.command());
        assertEquals(Optional.of(URI.create("http://127.0.0.1:18301/")), web.address());
        var clock = ((Reading.Usable) read("Procfile", "clock", lines)).definition();
        assertEquals(List.of("node", "c"), clock.command());
        assertEquals(Optional.empty(), clock.address());
        assertEquals(new Probe.Running(), clock.ready().probe());
    }

    @Test
    void aProcfileThatCannotBeUsedSaysWhy() throws IOException {
        var reading =
                (Reading.Unusable) read("Procfile", "", "web: ruby x", "nonsense", "clock: node c");
        assertEquals(
                List.of(
                        "Procfile:1: web: there is no program \"ruby\" in the folders of PATH:"
                                + " install it, correct the name, or give its full path",
                        "Procfile:2: not a line of a Procfile; expected: name: command"),
                said(reading, Locale.ENGLISH));
        assertEquals(List.of("web", "clock"), reading.lines());
        assertEquals(
                List.of("Procfile: web: there is no such line; there are: clock"),
                said((Reading.Unusable) read("Procfile", "", "clock: node c"), Locale.ENGLISH));
        assertEquals(
                List.of(
                        "Procfile:1: web: \"&&\" would need a shell, and none runs here: put it in"
                                + " quotes if it is meant as it stands, or put the line into a"
                                + " script"),
                said(
                        (Reading.Unusable) read("Procfile", "", "web: cd x && node c"),
                        Locale.ENGLISH));
    }

    @Test
    void onAnotherPortEverythingThatNamesThePortMoves() throws IOException {
        var definition =
                usable(
                                "command: [node, x.js, \"8000\", --at=8000, \"h:8000\", 18000]",
                                "address: http://127.0.0.1:8000/a:8000",
                                "ready: { http: /healthz }",
                                "stop: { before: { http: \"GET http://127.0.0.1:9/x\" } }")
                        .onPort(18302);
        assertEquals(
                List.of("node", "x.js", "18302", "--at=18302", "h:18302", "18000"),
                definition.command());
        assertEquals(
                Optional.of(URI.create("http://127.0.0.1:18302/a:8000")), definition.address());
        assertEquals(
                new Probe.Http(URI.create("http://127.0.0.1:18302/healthz")),
                definition.ready().probe());
        assertEquals("18302", definition.environment().get("PORT"));
        assertEquals(
                Optional.of(new Before.Http("GET", URI.create("http://127.0.0.1:9/x"))),
                definition.stop().before());
    }
}
