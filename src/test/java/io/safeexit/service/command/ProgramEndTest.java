package io.safeexit.service.command;

import static io.safeexit.service.command.ManagedRig.fixture;
import static io.safeexit.service.command.ManagedRig.program;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.safeexit.os.ProcessEntry;
import io.safeexit.os.ProcessSignal;
import io.safeexit.os.ProcessTable;
import io.safeexit.os.Signals;
import io.safeexit.service.ServiceState;
import io.safeexit.service.command.ManagedRig.Described;
import io.safeexit.service.definition.StopRules;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.Outcome;
import io.safeexit.shutdown.Phase;
import io.safeexit.shutdown.ShutdownEvent;
import io.safeexit.shutdown.ShutdownReport;
import io.safeexit.shutdown.TimeBudget;
import io.safeexit.shutdown.Trigger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

@Timeout(60)
@EnabledOnOs(OS.LINUX)
class ProgramEndTest {

    private static final TimeBudget BUDGET =
            new TimeBudget(Duration.ofSeconds(15), Duration.ofSeconds(10));

    /** What a very busy machine may add to a time that is measured here; the bench is stricter. */
    private static final Duration SLACK = Duration.ofSeconds(4);

    /** Three children, one deaf; one with a session of its own; a daemon; see family.sh. */
    private static final int FAMILY = 9;

    @TempDir private Path folder;
    private final List<ManagedRig> rigs = new ArrayList<>();

    private ManagedRig running(Described described) {
        return running(described, BUDGET);
    }

    private ManagedRig running(Described described, TimeBudget budget) {
        var rig = new ManagedRig(folder, described, budget);
        rigs.add(rig);
        return rig.running();
    }

    @AfterEach
    void nothingIsLeft() {
        rigs.forEach(ManagedRig::close);
    }

    private static Duration took(ShutdownReport report, Phase phase) {
        return report.phases().stream()
                .filter(one -> one.phase() == phase)
                .findFirst()
                .orElseThrow()
                .took();
    }

    @Test
    void requestsInFlightAreAnswered() {
        assumeTrue(ManagedRig.there("python3"), "needs python3");
        int port = OtherPort.free().orElseThrow();
        var drain =
                new StopRules.Before.Http(
                        "POST", URI.create("http://127.0.0.1:" + port + "/drain"));
        var rig = running(fixture("python3", "polite.py").at(port).before(drain));
        var work = URI.create("http://127.0.0.1:" + port + "/hold?ms=500");
        var answers = new ArrayList<CompletableFuture<Integer>>();
        for (int i = 0; i < 50; i++) {
            var answer = new CompletableFuture<Integer>();
            answers.add(answer);
            Thread.ofVirtual()
                    .start(
                            () -> {
                                try {
                                    var ask = new HttpAsk("GET", work);
                                    answer.complete(ask.status(Deadline.in(BUDGET.total())));
                                } catch (IOException cut) {
                                    answer.completeExceptionally(cut);
                                }
                            });
        }
        var service = rig.host.service().orElseThrow();
        await().until(() -> service.load().connections() >= 50);

        var report = rig.stop();
        answers.forEach(answer -> assertEquals(200, answer.join()));
        assertEquals(Outcome.CLEAN, report.outcome());
        assertTrue(rig.lines().contains("drained"), "" + rig.lines());
        assertEquals("answered 51", rig.lines().getLast().replace("answered 52", "answered 51"));
        assertEquals("0", rig.note("program.exitCode").args().get(1));
    }

    @Test
    void aNodeServerEnds() {
        assumeTrue(ManagedRig.there("node"), "needs node");
        int port = OtherPort.free().orElseThrow();
        var rig = running(fixture("node", "server.js").at(port));
        assertEquals(Outcome.CLEAN, rig.stop().outcome());
        assertEquals(List.of(), rig.living());
    }

    @Test
    void aJavaServerEnds() {
        int port = OtherPort.free().orElseThrow();
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var rig = running(fixture(java, "Server.java").at(port));
        assertEquals(Outcome.CLEAN, rig.stop().outcome());
        assertEquals("0", rig.note("program.exitCode").args().get(1));
        assertEquals(List.of(), rig.living());
    }

    @Test
    void aDeafProgramIsKilledAtTheEndOfItsGrace() {
        var grace = Duration.ofSeconds(1);
        var rig = running(fixture("sh", "deaf.sh").readyWhen("ready").grace(grace));
        var report = rig.stop();
        var took = took(report, Phase.FINISH_REQUESTS);
        assertTrue(took.compareTo(grace) >= 0 && took.compareTo(grace.plus(SLACK)) < 0, "" + took);
        assertEquals(Outcome.DEGRADED, report.outcome());
        assertTrue(rig.notes().contains("program.killed"));
        assertEquals(List.of("program"), forced(rig));
        assertFalse(rig.said.stream().anyMatch(ShutdownEvent.TaskFailed.class::isInstance));
        assertEquals("SIGKILL", rig.note("program.exitSignal").args().get(1));
        assertEquals(List.of(), rig.living());
    }

    /** The tasks that are said to have ended by force. */
    private static List<String> forced(ManagedRig rig) {
        return rig.said.stream()
                .filter(ShutdownEvent.TaskForced.class::isInstance)
                .map(event -> ((ShutdownEvent.TaskForced) event).task())
                .filter("program"::equals)
                .toList();
    }

    @Test
    void withoutAGraceItHasTheInterfaceStage() {
        var budget = new TimeBudget(Duration.ofSeconds(2), Duration.ofSeconds(5));
        var rig = running(fixture("sh", "deaf.sh").readyWhen("ready"), budget);
        var report = rig.stop();
        assertTrue(report.took().compareTo(budget.total()) < 0, "" + report);
        assertTrue(rig.notes().contains("program.killed"));
        assertEquals(List.of(), rig.living());
    }

    @Test
    void aGraceLongerThanTheStageIsPromisedAndKept() {
        var budget = new TimeBudget(Duration.ofMillis(500), Duration.ofSeconds(5));
        var slow = program("sh", "-c", "trap 'sleep 1; exit 0' TERM; echo ready; sleep 30 & wait");
        var rig = running(slow.readyWhen("ready").grace(Duration.ofSeconds(5)), budget);
        assertTrue(rig.host.budget(budget).interfaceLimit().toSeconds() >= 5);
        rig.stop();
        assertEquals("0", rig.note("program.exitCode").args().get(1));
    }

    @Test
    void waitLongerLetsASlowProgramFinish() {
        var slow = program("sh", "-c", "trap 'sleep 2; exit 5' TERM; echo ready; sleep 30 & wait");
        var rig = running(slow.readyWhen("ready").grace(Duration.ofSeconds(1)));
        rig.desk.accept(ExitRequest.stop(Trigger.BUTTON));
        await().until(() -> rig.desk.extend(Duration.ofSeconds(10)));
        rig.report();
        assertEquals("5", rig.note("program.exitCode").args().get(1));
    }

    @Test
    void oneThatNeedsASecondMoreThanItsGraceIsNamedAndEndsByItselfWhenGivenMore() {
        assumeTrue(ManagedRig.there("python3"), "needs python3");
        int port = OtherPort.free().orElseThrow();
        var grace = Duration.ofSeconds(2);
        var late = "--slow=" + grace.plusSeconds(1).toSeconds();
        var rig = running(fixture("python3", "polite.py", late).at(port).grace(grace));
        var head = rig.living().getFirst().pid();
        rig.desk.accept(ExitRequest.stop(Trigger.BUTTON));
        await().until(() -> waitedFor(rig).contains("rig (PID " + head + ")"));
        var promised = rig.desk.progress().orElseThrow().goneBy();
        assertTrue(rig.desk.extend(Duration.ofSeconds(10)));
        assertTrue(rig.desk.progress().orElseThrow().goneBy().since(promised).toSeconds() >= 9);

        var report = rig.report();
        assertTrue(took(report, Phase.FINISH_REQUESTS).compareTo(grace) > 0, "" + report);
        assertEquals(Outcome.CLEAN, report.outcome());
        assertEquals("0", rig.note("program.exitCode").args().get(1));
        assertEquals(List.of(), rig.notes().stream().filter("program.killed"::equals).toList());
    }

    /** What the panel names as that which the second phase waits for. */
    private static String waitedFor(ManagedRig rig) {
        return rig.desk.progress().orElseThrow().phases().stream()
                .filter(one -> one.phase() == Phase.FINISH_REQUESTS)
                .map(one -> one.work().toString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void signalsAreTriedInTurn() {
        var wantsInt =
                program(
                        "sh",
                        "-c",
                        "trap '' TERM; trap 'exit 4' INT; echo ready; wait4() { while :; do sleep"
                                + " 0.05; done; }; wait4");
        var rig =
                running(
                        wantsInt.readyWhen("ready")
                                .grace(Duration.ofSeconds(2), "SIGTERM", "SIGINT"));
        rig.stop();
        assertEquals("4", rig.note("program.exitCode").args().get(1));
    }

    @Test
    void aFamilyLeavesNobody() {
        var rig =
                running(fixture("sh", "family.sh").readyWhen("ready").grace(Duration.ofSeconds(1)));
        await().until(() -> rig.living().size() >= FAMILY);
        rig.stop();
        assertEquals(List.of(), rig.living());
        assertTrue(rig.notes().contains("program.childrenKilled"));
        assertEquals(List.of(), LeftOver.find(folder.resolve("running")));
    }

    @Test
    void aForcedStopLeavesNobody() {
        var rig = running(fixture("sh", "family.sh").readyWhen("ready"));
        await().until(() -> rig.living().size() >= FAMILY);
        rig.desk.accept(ExitRequest.stop(Trigger.BUTTON).forced());
        assertEquals(Outcome.FORCED, rig.report().outcome());
        assertEquals(List.of(), rig.living());
    }

    @Test
    void whenTheHeadIsKilledNobodyIsLeft() {
        var rig = running(fixture("sh", "family.sh").readyWhen("ready"));
        await().until(() -> rig.living().size() >= FAMILY);
        var head = Long.parseLong(rig.host.service().orElseThrow().blockers().getFirst().peer());
        ProcessSignal.send(
                ProcessTable.look(head).map(ProcessEntry::identity).orElseThrow(), Signals.KILL);
        rig.awaitState(ServiceState.FAILED);
        assertEquals(List.of(), rig.living());
        assertEquals("program.endedSignal", rig.host.failure().orElseThrow().key());
    }

    @Test
    void whenTheGuardianIsKilledTheTreeIsOurs() {
        var rig =
                running(fixture("sh", "family.sh").readyWhen("ready").grace(Duration.ofSeconds(1)));
        await().until(() -> rig.living().size() >= FAMILY);
        var table = ProcessTable.read();
        var head =
                rig.living().stream()
                        .filter(entry -> !isMarkedToo(rig, entry.parent()))
                        .findFirst()
                        .orElseThrow();
        var guardian = table.entry(head.parent()).orElseThrow();
        ProcessSignal.send(guardian.identity(), Signals.KILL);
        await().until(() -> !guardian.identity().alive());
        assertTrue(rig.living().size() >= FAMILY);
        rig.stop();
        assertEquals(List.of(), rig.living());
        assertEquals("SIGTERM", rig.note("program.exitSignal").args().get(1));
    }

    private static boolean isMarkedToo(ManagedRig rig, long pid) {
        return rig.living().stream().anyMatch(entry -> entry.pid() == pid);
    }

    @Test
    void aTreeOfFiveHundredIsGoneSoonAfterTheGrace() {
        var rig =
                running(
                        fixture("sh", "many.sh", "500")
                                .readyWhen("ready")
                                .grace(Duration.ofSeconds(1)));
        var report = rig.stop();
        assertTrue(report.took().compareTo(SLACK.plusSeconds(1)) < 0, "" + report.took());
        assertEquals(List.of(), rig.living());
    }
}
