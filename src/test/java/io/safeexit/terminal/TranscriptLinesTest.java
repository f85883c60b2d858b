package io.safeexit.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.diagnosis.Look;
import io.safeexit.shutdown.Answer;
import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.Outcome;
import io.safeexit.shutdown.Phase;
import io.safeexit.shutdown.ShutdownEvent;
import io.safeexit.shutdown.ShutdownEvent.Note;
import io.safeexit.shutdown.ShutdownReport;
import io.safeexit.shutdown.Stage;
import io.safeexit.shutdown.Trigger;
import io.safeexit.text.Texts;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a person at a terminal reads. */
class TranscriptLinesTest {

    private static final Path LOG = Path.of("/logs/cleanup.log");

    private TranscriptLines lines = speaking(Locale.SIMPLIFIED_CHINESE);

    @Test
    void aCleanCtrlCPrintsExactlyThis() {
        assertEquals(
                """
                🛑 接收到退出信号 (2)，正在安全退出...

                🛑 正在停止 Web 服务...
                🧹 开始清理资源...
                ✅ 接口资源清理完成
                ✅ 全面资源清理完成
                🧹 资源清理完成
                👋 应用已安全退出
                """,
                told(cleanExit(Trigger.SIGINT)));
    }

    @Test
    void aNameThatIsNotChineseStandsApart() {
        var at = "http://127.0.0.1:8000/";
        assertEquals(
                "🚀 Uvicorn 正在运行：http://127.0.0.1:8000/（按 Ctrl+C 安全退出）\n",
                told(List.of(Note.info("service.started", "Uvicorn", at))));
        assertEquals(
                "🚀 我的助手正在运行：http://127.0.0.1:8000/（按 Ctrl+C 安全退出）\n",
                told(List.of(Note.info("service.started", "我的助手", at))));
    }

    @Test
    void whatWasKilledIsNamedOnce() {
        lines = speaking(Locale.ENGLISH);
        var told =
                told(
                        List.of(
                                new ShutdownEvent.Began(
                                        ExitRequest.exit(Trigger.SIGTERM), Duration.ofSeconds(15)),
                                Note.warn("program.killed", "Deaf", "4.0"),
                                new ShutdownEvent.TaskForced(
                                        Phase.FINISH_REQUESTS, "program", Duration.ofSeconds(4)),
                                new ShutdownEvent.StageEnded(Stage.INTERFACE, true)));
        assertTrue(told.contains("Deaf did not end within 4.0 s and was killed"), told);
        assertFalse(told.contains("the program itself"), told);
    }

    @Test
    void englishMeansTheSame() {
        lines = speaking(Locale.ENGLISH);
        assertEquals(
                """
                🛑 Exit signal received (15), exiting safely...

                🛑 Stopping the web service...
                🧹 Cleaning up resources...
                ✅ Interface resources cleaned up
                ✅ All resources cleaned up
                🧹 Cleanup finished
                👋 The application has exited safely
                """,
                told(cleanExit(Trigger.SIGTERM)));
    }

    @Test
    void aStopOfTheServiceIsToldAsOneAndTheNextOneFromItsBeginning() {
        lines = speaking(Locale.ENGLISH);
        var stop =
                List.of(
                        new ShutdownEvent.Began(
                                ExitRequest.stop(Trigger.CONSOLE), Duration.ofSeconds(15)),
                        new ShutdownEvent.PhaseBegan(Phase.STOP_ACCEPTING),
                        Note.warn("service.startFailed", "GET /a"),
                        stopped(Outcome.DEGRADED));
        var told =
                """
                🛑 Stop asked for, ending the service safely...

                🛑 Stopping the web service...
                   · The service could not start: GET /a
                   📄 /logs/cleanup.log
                👋 The service has been stopped, but not everything was finished (see above)
                """;
        assertEquals(told, told(stop));
        assertEquals(told, told(stop));
        assertEquals(
                List.of(Line.err("safe-exit: Left behind: thread poller")),
                lines.of(Note.warn("leak.threadIdle", "poller")),
                "what is said after it is no part of it");
    }

    @Test
    void aStopThatBecomesAnExitSaysSo() {
        lines = speaking(Locale.ENGLISH);
        told(
                List.of(
                        new ShutdownEvent.Began(
                                ExitRequest.stop(Trigger.CONSOLE).forced(),
                                Duration.ofSeconds(15))));
        assertEquals(
                "🛑 The program exits too, once the service has stopped\n",
                told(
                        List.of(
                                new ShutdownEvent.Repeated(
                                        ExitRequest.exit(Trigger.SIGINT), Answer.WIDENED))));
    }

    private static ShutdownEvent stopped(Outcome outcome) {
        return new ShutdownEvent.Ended(
                new ShutdownReport(
                        ExitRequest.stop(Trigger.CONSOLE),
                        ExitRequest.Scope.SERVICE,
                        outcome,
                        Instant.EPOCH,
                        Duration.ofSeconds(1),
                        List.of()));
    }

    @Test
    void anExitThatNoSignalAskedForHasNoNumber() {
        var first = told(List.of(began(Trigger.JVM_EXIT)));
        assertEquals("🛑 接收到退出请求，正在安全退出...\n\n", first);
    }

    @Test
    void whatWasLostStandsBelowItsLine() {
        var told =
                told(
                        List.of(
                                began(Trigger.SIGINT),
                                new ShutdownEvent.PhaseBegan(Phase.STOP_ACCEPTING),
                                new ShutdownEvent.PhaseBegan(Phase.FINISH_REQUESTS),
                                Note.warn("service.startFailed", "GET /a"),
                                new ShutdownEvent.TaskAbandoned(
                                        Phase.FINISH_REQUESTS, "x", "GET /b", List.of("A.b(C)")),
                                new ShutdownEvent.PhaseBegan(Phase.CLOSE_CONNECTIONS),
                                new ShutdownEvent.StageEnded(Stage.INTERFACE, false),
                                new ShutdownEvent.StageEnded(Stage.COMPREHENSIVE, true),
                                ended(Outcome.DEGRADED)));
        assertEquals(
                """
                🛑 接收到退出信号 (2)，正在安全退出...

                🛑 正在停止 Web 服务...
                🧹 开始清理资源...
                ⚠️ 接口清理超时，继续其他清理步骤
                   · 服务无法启动：GET /a
                   · x：已放弃（当时在等待 GET /b）
                   📄 /logs/cleanup.log
                ✅ 全面资源清理完成
                🧹 资源清理完成
                👋 应用已安全退出，但有未完成的事项（见上）
                """,
                told);
    }

    @Test
    void aForcedExitSaysSo() {
        var told =
                told(
                        List.of(
                                began(Trigger.SIGINT),
                                new ShutdownEvent.Repeated(
                                        ExitRequest.exit(Trigger.SIGINT), Answer.ESCALATED),
                                new ShutdownEvent.EmergencyBegan(),
                                Note.error("service.startFailed", "GET /a"),
                                new ShutdownEvent.EmergencyEnded(Duration.ofMillis(1)),
                                ended(Outcome.FORCED)));
        assertEquals(
                """
                🛑 接收到退出信号 (2)，正在安全退出...

                🛑 再次接收到退出信号 (2)，立即退出...
                🚨 执行紧急清理...
                   · 服务无法启动：GET /a
                   📄 /logs/cleanup.log
                ✅ 紧急清理完成
                👋 应用已强制退出
                """,
                told);
    }

    @Test
    void comprehensiveCleanupOverTimeLeadsToTheEmergencyOne() {
        var told =
                told(
                        List.of(
                                new ShutdownEvent.StageEnded(Stage.COMPREHENSIVE, false),
                                new ShutdownEvent.EmergencyBegan(),
                                new ShutdownEvent.EmergencyEnded(Duration.ofMillis(1)),
                                ended(Outcome.FORCED)));
        assertEquals("⚠️ 全面清理超时，执行紧急清理\n🚨 执行紧急清理...\n✅ 紧急清理完成\n👋 应用已强制退出\n", told);
    }

    @Test
    void oneCtrlCThatArrivesTwiceIsToldOnceAndARepeatedSigtermIsNoted() {
        told(List.of(began(Trigger.SIGINT)));
        assertEquals("", told(List.of(repeated(Trigger.SIGINT))));
        assertEquals("", told(List.of(repeated(Trigger.JVM_EXIT))));
        assertEquals("🛑 再次接收到退出信号 (15)，退出已在进行\n", told(List.of(repeated(Trigger.SIGTERM))));
        told(List.of(ended(Outcome.CLEAN)));
        assertEquals("", told(List.of(repeated(Trigger.SIGTERM))));
    }

    @Test
    void aServiceThatCouldNotStartIsOneLineOnStandardErrorAndNothingElse() {
        var told = new ArrayList<Line>();
        told.addAll(lines.of(Note.error("service.startFailed", "port")));
        for (ShutdownEvent event : cleanExit(Trigger.SERVICE)) {
            told.addAll(lines.of(event));
        }
        assertEquals(List.of(Line.err("safe-exit：服务无法启动：port")), told);
    }

    @Test
    void theStartIsOneLineWithTheNameTheAddressAndTheWayOut() {
        assertEquals(
                "🚀 练习服务正在运行：http://127.0.0.1:8000（按 Ctrl+C 安全退出）\n",
                told(
                        List.of(
                                Note.info("service.starting", "service.practice"),
                                Note.info(
                                        "service.started",
                                        "service.practice",
                                        "http://127.0.0.1:8000"))));
    }

    @Test
    void tenThousandNamesAreNotTenThousandLines() {
        var events = new ArrayList<ShutdownEvent>();
        events.add(began(Trigger.SIGINT));
        for (int i = 0; i < 10_000; i++) {
            events.add(Note.warn("service.startFailed", "GET /" + i));
        }
        events.add(new ShutdownEvent.StageEnded(Stage.INTERFACE, false));
        var told = told(events);
        assertTrue(told.lines().count() < 30, told);
        assertTrue(told.contains("另有 9,980 项"), told);
        assertFalse(told.contains("GET /20\n"), told);
    }

    private static List<ShutdownEvent> cleanExit(Trigger trigger) {
        var events = new ArrayList<ShutdownEvent>();
        events.add(began(trigger));
        for (Phase phase : Phase.values()) {
            events.add(new ShutdownEvent.PhaseBegan(phase));
            events.add(new ShutdownEvent.TaskEnded(phase, "x", Duration.ZERO));
            events.add(new ShutdownEvent.PhaseEnded(phase, Duration.ZERO, 0));
            if (phase == Phase.CLOSE_CONNECTIONS) {
                events.add(new ShutdownEvent.StageEnded(Stage.INTERFACE, true));
            }
        }
        events.add(Note.info("exit.heap", 2, 1));
        events.add(new ShutdownEvent.StageEnded(Stage.COMPREHENSIVE, true));
        events.add(ended(Outcome.CLEAN));
        return events;
    }

    private static ShutdownEvent began(Trigger trigger) {
        return new ShutdownEvent.Began(ExitRequest.exit(trigger), Duration.ofSeconds(15));
    }

    private static ShutdownEvent repeated(Trigger trigger) {
        return new ShutdownEvent.Repeated(ExitRequest.exit(trigger), Answer.NOTED);
    }

    private static ShutdownEvent ended(Outcome outcome) {
        var request = ExitRequest.exit(Trigger.SIGINT);
        return new ShutdownEvent.Ended(
                new ShutdownReport(
                        request,
                        request.scope(),
                        outcome,
                        Instant.EPOCH,
                        Duration.ZERO,
                        List.of()));
    }

    private String told(List<ShutdownEvent> events) {
        var told = new StringBuilder();
        for (ShutdownEvent event : events) {
            for (Line line : lines.of(event)) {
                assertEquals(Line.Stream.OUT, line.to());
                told.append(line.text()).append('\n');
            }
        }
        return told.toString();
    }

    private static TranscriptLines speaking(Locale language) {
        return new TranscriptLines(
                Texts.in(language),
                new TranscriptLines.Papers(() -> Optional.of(LOG), Optional::empty),
                () -> Look.NOTHING);
    }
}
