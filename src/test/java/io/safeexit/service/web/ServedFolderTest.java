package io.safeexit.service.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.service.ServiceFailure;
import io.safeexit.shutdown.Phase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The files of a folder, as a browser and somebody who means no good ask for them. */
class ServedFolderTest {

    private static final int LARGE = 40_000_000;

    @TempDir Path home;

    private Path folder;
    private Started started;

    @BeforeEach
    void start() throws Exception {
        Files.writeString(home.resolve("secret.txt"), "nobody's business");
        folder = Files.createDirectory(home.resolve("site"));
        write("notes.txt", "grüße, 你好\n");
        write("100% sure + more.txt", "sure");
        write("data.bin", "0123456789");
        write("sub/index.html", "<h1>sub</h1>");
        write("list/b.txt", "b");
        write("list/A.txt", "a");
        write("list/<i>&.txt", "odd");
        write("list/deeper/x.txt", "x");
        write("list/.hidden", "hidden");
        write(".git/config", "hidden");
        Files.createSymbolicLink(folder.resolve("out.txt"), home.resolve("secret.txt"));
        Files.createSymbolicLink(folder.resolve("up"), home);
        Files.createSymbolicLink(folder.resolve("in.txt"), folder.resolve("notes.txt"));
        Files.createSymbolicLink(folder.resolve("config"), folder.resolve(".git/config"));
        started = new Started(options(folder));
    }

    private static WebOptions options(Path folder) {
        return new WebOptions("127.0.0.1", 0, Locale.ENGLISH, Started.LINGER, Optional.of(folder));
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @AfterEach
    void stop() {
        started.close();
    }

    private Line.Answer get(String path, String... headers) throws IOException {
        try (var line = started.dial()) {
            return line.get(path, headers).answer();
        }
    }

    @Test
    void aTextComesWithItsTypeAndItsLetters() throws Exception {
        var answer = get("/notes.txt");
        assertEquals(200, answer.status());
        assertEquals("grüße, 你好\n", answer.body());
        assertEquals("text/plain; charset=utf-8", answer.headers().get("content-type"));
        assertEquals("nosniff", answer.headers().get("x-content-type-options"));
        assertEquals("no-cache", answer.headers().get("cache-control"));
    }

    @ParameterizedTest
    @CsvSource({
        "page.html,text/html; charset=utf-8",
        "style.css,text/css; charset=utf-8",
        "code.js,text/javascript; charset=utf-8",
        "data.json,application/json; charset=utf-8",
        "picture.svg,image/svg+xml; charset=utf-8",
        "picture.png,image/png",
        "what,application/octet-stream"
    })
    void eachSortOfFileHasItsType(String name, String type) throws Exception {
        write(name, "x");
        assertEquals(type, get("/" + name).headers().get("content-type"));
    }

    @Test
    void anyNameCanBeAskedFor() throws Exception {
        assertEquals("sure", get("/100%25%20sure%20+%20more.txt").body());
        write("文件.txt", "yes");
        assertEquals("yes", get("/%E6%96%87%E4%BB%B6.txt").body());
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() throws Exception {
        var first = get("/notes.txt").headers();
        var again = get("/notes.txt", "If-None-Match: " + first.get("etag"));
        assertEquals(304, again.status());
        assertEquals("", again.body());
        assertEquals(
                304,
                get("/notes.txt", "If-Modified-Since: " + first.get("last-modified")).status());
    }

    @Test
    void aPartCanBeAskedFor() throws Exception {
        var part = get("/data.bin", "Range: bytes=3-5");
        assertEquals(206, part.status());
        assertEquals("345", part.body());
        assertEquals("bytes 3-5/10", part.headers().get("content-range"));
        assertEquals(416, get("/data.bin", "Range: bytes=20-").status());
    }

    @Test
    void ofAFolderItsIndexIsShownAtAnAddressThatEndsWithASlash() throws Exception {
        var there = get("/sub?a=1");
        assertEquals(301, there.status());
        assertEquals("/sub/?a=1", there.headers().get("location"));
        var page = get("/sub/");
        assertEquals("<h1>sub</h1>", page.body());
        assertEquals("text/html; charset=utf-8", page.headers().get("content-type"));
    }

    @Test
    void anotherFolderIsListedWithoutWhatIsHiddenOrLeadsOut() throws Exception {
        var list = get("/list/").body();
        assertTrue(
                list.indexOf("deeper/") < list.indexOf("A.txt")
                        && list.indexOf("A.txt") < list.indexOf("b.txt"),
                list);
        assertTrue(list.contains("&lt;i&gt;&amp;.txt") && !list.contains("<i>"), list);
        assertFalse(list.contains("hidden"), list);
        var root = get("/").body();
        assertTrue(root.contains("in.txt"), root);
        for (String no : new String[] {"out.txt", "up/", ".git", "config"}) {
            assertFalse(root.contains(no), no);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing.txt",
                "/notes.txt/",
                "/out.txt",
                "/up/secret.txt",
                "/up/",
                "/config",
                "/.git/config",
                "/list/.hidden",
                "/../secret.txt",
                "/%2e%2e/secret.txt",
                "/..%2fsecret.txt",
                "/list/..%2f..%2fsecret.txt",
                "/..%5csecret.txt",
                "//etc/passwd",
                "/%2fetc/passwd",
                "/notes.txt%00",
                "/list/%2e%2e/.git/config"
            })
    void whatIsNotThereOrNotToBeSeenIsNeverAnswered(String path) throws Exception {
        var answer = get(path);
        assertTrue(answer.status() == 404 || answer.status() == 400, path + answer.status());
        assertFalse(answer.body().contains("business") || answer.body().contains("hidden"));
        assertFalse(answer.body().contains("root:"), answer.body());
    }

    @Test
    void nothingCanBeChanged() throws Exception {
        try (var line = started.dial()) {
            line.send(Line.request("PUT", "/notes.txt", "Content-Length: 0"));
            var answer = line.answer();
            assertEquals(405, answer.status());
            assertEquals("GET, HEAD", answer.headers().get("allow"));
        }
        try (var line = started.dial()) {
            line.send(Line.request("HEAD", "/notes.txt"));
            var answer = line.answerWithoutBody();
            assertEquals(200, answer.status());
            assertEquals("16", answer.headers().get("content-length"));
        }
    }

    @Test
    void aDownloadUnderWayIsFinishedBeforeTheEnd() throws Exception {
        Files.write(folder.resolve("large.bin"), new byte[LARGE]);
        try (var line = started.dial()) {
            line.get("/large.bin");
            assertEquals("HTTP/1.1 200 OK", line.line());
            var end = started.end(Phase.STOP_ACCEPTING, Phase.FINISH_REQUESTS);
            assertFalse(end.isDone(), "it waits for the download");
            long read = 0;
            while (!line.line().isEmpty()) {
                read++;
            }
            assertTrue(read > 0);
            assertEquals(LARGE, line.skip(LARGE));
            end.get(20, TimeUnit.SECONDS);
        }
        assertEquals(0, started.notes("web.gaveUp").size());
    }

    @Test
    void theServiceIsCalledAsItsFolder() {
        assertEquals("site", started.service().name());
    }

    @Test
    void aFolderThatIsGoneIsSaidAtTheStart() {
        var failure =
                assertThrows(
                        ServiceFailure.class,
                        () -> new Started(options(home.resolve("nowhere"))).close());
        assertEquals("web.noFolder", failure.key());
    }
}
