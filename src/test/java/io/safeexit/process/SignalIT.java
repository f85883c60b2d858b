package io.safeexit.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The real program and the real signals. */
class SignalIT {

    private static final String ENGLISH = "en_US.UTF-8";
    private static final String CHINESE = "zh_CN.UTF-8";

    @TempDir Path folder;

    @Test
    void ctrlCUnderLoadAnswersEveryRequest() throws Exception {
        try (var program = RunningProgram.in(folder, CHINESE).startWeb();
                var load = Load.begin(program.address(), 16, "/work?ms=20")) {
            program.signal("INT");
            assertEquals(List.of(), load.lost());
            program.endsWith(0);
            assertEquals(Transcripts.cleanChinese(2), program.transcript());
            assertEquals(List.of(), program.err());
            assertTrue(load.answered() >= 16);
            assertTrue(program.log().contains("退出结束：正常"), program.log());
        }
    }

    @Test
    void aRequestUnderWayIsAnsweredBeforeSigtermEndsTheProgram() throws Exception {
        try (var program = RunningProgram.in(folder, ENGLISH).startWeb()) {
            var work = Call.begin(program.address(), "/work?ms=700");
            Call.awaitInFlight(program.address(), 1);
            program.signal("TERM");
            assertEquals(200, Call.answer(work).statusCode());
            program.endsWith(0);
            assertEquals(Transcripts.cleanEnglish(15), program.transcript());
            assertEquals(List.of(), program.err());
        }
    }

    @Test
    void ctrlCAgainForcesTheExitAndNamesWhatWasLost() throws Exception {
        try (var program = RunningProgram.in(folder, CHINESE).startWeb()) {
            var work = Call.begin(program.address(), "/work?ms=30000");
            var stuck = Call.begin(program.address(), "/stuck");
            Call.awaitInFlight(program.address(), 2);
            program.signal("INT");
            program.awaitLine("🛑 正在停止 Web 服务...");
            // As an impatient person does; what comes within one keystroke's time counts as one.
            Awaitility.await()
                    .atMost(Duration.ofSeconds(5))
                    .pollInterval(Duration.ofMillis(50))
                    .until(
                            () -> {
                                program.signal("INT");
                                return !program.isAlive();
                            });
            program.endsWith(130);
            assertTrue(Call.failed(work) && Call.failed(stuck));
            var said = program.transcript();
            assertTrue(said.contains("\n🛑 再次接收到退出信号 (2)，立即退出...\n🚨 执行紧急清理...\n   · "), said);
            assertTrue(said.endsWith("✅ 紧急清理完成\n👋 应用已强制退出\n"), said);
            for (String lost : List.of("GET /work?ms=30000", "GET /stuck")) {
                assertTrue(said.contains(lost), said);
                assertTrue(program.log().contains(lost), program.log());
            }
        }
    }

    @Test
    void sigtermAgainDoesNotCutTheExitShort() throws Exception {
        try (var program = RunningProgram.in(folder, ENGLISH).startWeb()) {
            var work = Call.begin(program.address(), "/work?ms=2500");
            Call.awaitInFlight(program.address(), 1);
            program.signal("TERM");
            program.awaitLine("🛑 Stopping the web service...");
            program.signal("TERM");
            program.awaitLine("🛑 Exit signal received again (15), the exit is under way already");
            assertEquals(200, Call.answer(work).statusCode());
            program.endsWith(0);
            assertFalse(program.transcript().contains("🚨"), program.transcript());
            assertTrue(program.transcript().endsWith("👋 The application has exited safely\n"));
        }
    }

    @Test
    void aTerminalThatGoesAwayEndsTheProgramSafely() throws Exception {
        try (var program = RunningProgram.in(folder, CHINESE).startWeb()) {
            program.address();
            program.signal("HUP");
            program.endsWith(0);
            assertEquals(Transcripts.cleanChinese(1), program.transcript());
        }
    }

    @Test
    void underNohupTheTerminalMayGoAway() throws Exception {
        var nohup =
                RunningProgram.in(folder, ENGLISH)
                        .under("sh", "-c", "trap '' HUP; exec \"$@\"", "sh");
        try (var program = nohup.startWeb()) {
            var address = program.address();
            program.signal("HUP");
            assertEquals(200, Call.answer(Call.begin(address, "/ping")).statusCode());
            program.signal("TERM");
            program.endsWith(0);
            assertEquals(Transcripts.cleanEnglish(15), program.transcript());
        }
    }

    @Test
    void anOpenStreamIsToldAndDoesNotHoldTheExit() throws Exception {
        try (var program = RunningProgram.in(folder, ENGLISH).startWeb()) {
            var stream = Call.begin(program.address(), "/stream?seconds=60");
            Call.awaitInFlight(program.address(), 1);
            program.signal("INT");
            var body = Call.answer(stream).body();
            assertTrue(body.contains("event: shutdown"), body);
            program.endsWith(0);
            assertEquals(Transcripts.cleanEnglish(2), program.transcript());
        }
    }

    @Test
    void aStuckRequestIsGivenUpAtTheLimitAndNamed() throws Exception {
        var hurried = RunningProgram.in(folder, CHINESE).with("INTERFACE_CLEANUP_TIMEOUT", "0.8");
        try (var program = hurried.startWeb()) {
            var stuck = Call.begin(program.address(), "/stuck");
            var work = Call.begin(program.address(), "/work?ms=20");
            assertEquals(200, Call.answer(work).statusCode());
            Call.awaitInFlight(program.address(), 1);
            program.signal("TERM");
            program.endsWith(3);
            assertEquals(503, Call.answer(stuck).statusCode());
            var said = program.transcript();
            assertTrue(said.contains("\n⚠️ 接口清理超时，继续其他清理步骤\n   · "), said);
            assertTrue(said.contains("GET /stuck"), said);
            assertTrue(said.contains("   📄 " + folder), said);
            assertTrue(said.contains("\n✅ 全面资源清理完成\n   · GET /stuck 的处理程序没有返回"), said);
            assertTrue(said.contains("\n🧹 资源清理完成\n👋 应用已安全退出，但"), said);
            assertFalse(said.contains("\tat ") || said.contains("    at "), said);
            assertTrue(program.log().contains("GET /stuck"), program.log());
        }
    }

    @Test
    void comprehensiveCleanupOverItsLimitEndsInTheEmergencyOne() throws Exception {
        var hurried =
                RunningProgram.in(folder, CHINESE).with("COMPREHENSIVE_CLEANUP_TIMEOUT", "0.0001");
        try (var program = hurried.startWeb()) {
            program.address();
            program.signal("TERM");
            program.endsWith(130);
            var said = program.transcript();
            assertTrue(said.contains("\n✅ 接口资源清理完成\n⚠️ 全面清理超时，执行紧急清理\n"), said);
            assertTrue(said.contains("\n🚨 执行紧急清理...\n"), said);
            assertTrue(said.endsWith("\n✅ 紧急清理完成\n👋 应用已强制退出\n"), said);
        }
    }

    @Test
    void aReaderThatWentAwayDoesNotDisturbTheExit() throws Exception {
        try (var program = RunningProgram.in(folder, ENGLISH).startWeb()) {
            program.address();
            program.closeOutput();
            program.signal("TERM");
            program.endsWith(0);
            assertEquals(List.of(), program.err());
            assertTrue(program.log().contains("Exit over: clean"), program.log());
        }
    }

    @Test
    void systemExitFromElsewhereIsASafeExitToo() throws Exception {
        var embedded = RunningProgram.in(folder, CHINESE).embeddedIn(ExitsFromElsewhere.class);
        try (var program = embedded.startWeb()) {
            var work = Call.begin(program.address(), "/work?ms=500");
            Call.awaitInFlight(program.address(), 1);
            program.type("exit");
            assertEquals(200, Call.answer(work).statusCode());
            program.endsWith(7);
            assertEquals(
                    Transcripts.cleanChinese(0).replace("接收到退出信号 (0)", "接收到退出请求"),
                    program.transcript());
        }
    }
}
