package io.safeexit.service.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.service.Blocker;
import io.safeexit.service.ServiceLoad;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;

class WebEndpointsTest {

    private Started started;

    @BeforeEach
    void start() throws Exception {
        started = new Started();
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

    @ParameterizedTest
    @CsvSource({"/ping,pong", "/healthz,alive", "/readyz,ready"})
    void shortAnswers(String path, String word) throws Exception {
        var answer = get(path);
        assertEquals(200, answer.status());
        assertEquals(word + "\n", answer.body());
        assertFalse(answer.closes());
        assertEquals("nosniff", answer.headers().get("x-content-type-options"));
        assertEquals("no-store", answer.headers().get("cache-control"));
        assertFalse(answer.headers().containsKey("server"));
    }

    @Test
    void workAnswersAfterTheTimeAskedForAndNamesIt() throws Exception {
        long began = System.nanoTime();
        var answer = get("/work?ms=120");
        assertTrue(System.nanoTime() - began >= 120_000_000, "not before its time");
        assertTrue(answer.body().startsWith("work ms=120\n"), answer.body());
        assertTrue(answer.body().length() >= 1024);
    }

    @ParameterizedTest
    @CsvSource({"/work?ms=x", "/work?ms=-1", "/work?ms=", "/stream?seconds=1.5"})
    void nonsenseIsRefusedInOneLine(String path) throws Exception {
        var answer = get(path);
        assertEquals(400, answer.status());
        assertEquals(1, answer.body().lines().count());
        assertTrue(answer.body().contains("must be a whole number"), answer.body());
    }

    @Test
    void streamSendsAnEventEach100Milliseconds() throws Exception {
        var answer = get("/stream?seconds=1");
        assertEquals("text/event-stream; charset=utf-8", answer.headers().get("content-type"));
        assertTrue(answer.body().contains("data: 10\n\n"), answer.body());
        assertTrue(answer.body().endsWith("event: end\ndata: over\n\n"), answer.body());
    }

    @Test
    void anUploadIsCounted() throws Exception {
        try (var line = started.dial()) {
            line.send(Line.request("POST", "/upload", "Content-Length: 70000"));
            line.send("x".repeat(70_000));
            assertEquals("70000\n", line.answer().body());
        }
    }

    @Test
    void thePageSpeaksBothLanguages() throws Exception {
        assertTrue(get("/").body().contains("<h1>Practice service</h1>"));
        assertTrue(get("/?lang=zh-CN").body().contains("<h1>练习服务</h1>"));
        assertTrue(get("/?lang=zh-CN").body().contains("<title>练习服务 · 安全退出</title>"));
        var chosen = get("/", "Accept-Language: fr, zh-CN;q=0.8, en;q=0.5");
        assertTrue(chosen.body().contains("<html lang=\"zh-CN\">"), chosen.body());
        assertEquals("zh-CN", chosen.headers().get("content-language"));
        assertTrue(
                chosen.headers()
                        .getOrDefault("content-security-policy", "")
                        .contains("default-src 'none'"));
        assertFalse(chosen.body().contains("{{"), "every place is filled");
        assertFalse(chosen.body().contains("[web."), "every text is there");
    }

    @Test
    void thePageKeepsAStreamOpenThatTellsTheLoad() throws Exception {
        assertEquals(200, get("/status.js").status());
        assertEquals(200, get("/status.css").status());
        try (var line = started.dial()) {
            line.get("/events").answerWithoutBody();
            line.line(); // the size of the chunk
            assertTrue(line.line().startsWith("data: {\"inFlight\":"));
        }
    }

    @Test
    void unknownPathsAndMethodsAreSaidToBeUnknown() throws Exception {
        assertEquals(404, get("/nothing").status());
        try (var line = started.dial()) {
            var answer = line.send(Line.request("DELETE", "/ping")).answer();
            assertEquals(405, answer.status());
            assertEquals("GET, HEAD", answer.headers().get("allow"));
            line.send(Line.request("HEAD", "/ping"));
            assertEquals(200, line.answerWithoutBody().status());
            assertEquals(405, line.get("/upload").answer().status());
        }
    }

    @Test
    void theLoadIsCountedAndEachRequestIsKnown() throws Exception {
        try (var stuck = started.dial();
                var stream = started.dial()) {
            stuck.get("/stuck?why=test");
            stream.get("/stream?seconds=60").answerWithoutBody();
            var service = started.service();
            Awaitility.await().until(() -> service.load().equals(new ServiceLoad(1, 2, 1, 0)));
            var request =
                    service.blockers().stream()
                            .filter(blocker -> blocker.kind() == Blocker.Kind.REQUEST)
                            .findFirst()
                            .orElseThrow();
            assertEquals("GET /stuck?why=test", request.what());
            assertEquals("127.0.0.1:" + stuck.localPort(), request.peer());
            var thread = request.hold().thread().orElseThrow();
            assertEquals("GET /stuck?why=test", thread.getName());
            var metrics = get("/metrics").body();
            assertTrue(metrics.contains("\nsafeexit_streams_open 1\n"), metrics);
            assertTrue(metrics.contains("\nsafeexit_requests_in_flight 2\n"), metrics);
        }
    }
}
