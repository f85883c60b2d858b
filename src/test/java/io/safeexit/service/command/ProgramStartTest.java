package io.safeexit.service.command;

import static io.safeexit.service.command.ManagedRig.fixture;
import static io.safeexit.service.command.ManagedRig.program;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.safeexit.os.ProcessIdentity;
import io.safeexit.service.PortTaken;
import io.safeexit.service.ServiceEnded;
import io.safeexit.service.ServiceState;
import io.safeexit.service.command.ManagedRig.Described;
import io.safeexit.service.definition.RestartRules;
import io.safeexit.shutdown.TimeBudget;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

@Timeout(60)
@EnabledOnOs(OS.LINUX)
class ProgramStartTest {

    @TempDir private Path folder;
    private final List<ManagedRig> rigs = new ArrayList<>();

    private ManagedRig rig(Described described) {
        var rig = new ManagedRig(folder, described, TimeBudget.DEFAULT);
        rigs.add(rig);
        return rig;
    }

    @AfterEach
    void nothingIsLeft() {
        rigs.forEach(ManagedRig::close);
    }

    private static Described shell(String script) {
        return program("sh", "-c", script);
    }

    @Test
    void aProgramThatEndsBeforeItIsReadySaysHowAndWhatItWroteLast() {
        var rig = rig(shell("echo one; echo two >&2; exit 3").readyWhen("never"));
        rig.host.start();
        rig.awaitState(ServiceState.FAILED);
        var end = assertInstanceOf(ServiceEnded.class, rig.host.failure().orElseThrow());
        assertEquals("3", end.args().get(1));
        assertFalse(end.well());
        assertEquals("program.endedEarlyCode", end.key());
        assertEquals(Set.of("one", "two"), Set.copyOf(end.lines()));
    }

    @Test
    void aProgramThatIsNotReadyInTimeIsEnded() {
        var rig = rig(fixture("sh", "deaf.sh").readyWhen("never", Duration.ofSeconds(1)));
        rig.host.start();
        rig.awaitState(ServiceState.FAILED);
        assertEquals("program.notReady", rig.host.failure().orElseThrow().key());
        assertEquals(List.of(), rig.living());
    }

    @Test
    void whatIsNotThereIsNamed() {
        var rig = rig(program("no-such-program"));
        rig.host.start();
        rig.awaitState(ServiceState.FAILED);
        assertEquals("program.notInPath", rig.host.failure().orElseThrow().key());
    }

    @Test
    void aTakenPortNamesWhoHasIt() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var rig = rig(shell("sleep 30").at(taken.getLocalPort()));
            rig.host.start();
            rig.awaitState(ServiceState.FAILED);
            var failure = assertInstanceOf(PortTaken.class, rig.host.failure().orElseThrow());
            var holder = failure.holder().orElseThrow();
            assertEquals(ProcessIdentity.own(), holder.process());
            assertTrue(holder.commandLine().contains("java"));
            assertTrue(holder.since().isPresent());
            assertEquals(List.of(), rig.living());
        }
    }

    @Test
    void thePortIsToldAndMayBeAnother() {
        int port = OtherPort.free().orElseThrow();
        var rig = rig(shell("echo $PORT $DISABLE_AIOHTTP_TRANSPORT; sleep 30").at(port));
        var moved = OtherPort.of(rig.definition, 4711).orElseThrow();
        assertEquals(4711, moved.address().orElseThrow().getPort());
        assertEquals(
                Optional.empty(),
                OtherPort.of(rig(program("serve", "--port=" + port).at(port)).definition, 4711));

        rig.host.start();
        await().until(() -> rig.lines().contains(port + " True"));
        rig.stop();
    }

    @Test
    void anEndByItselfIsSeenAtOnceAndIsAFailureOrNot() {
        var failing = rig(shell("echo ready; sleep 0.3; echo bye; exit 6").readyWhen("ready"));
        failing.host.start();
        failing.awaitState(ServiceState.FAILED);
        assertEquals("program.endedCode", failing.host.failure().orElseThrow().key());
        assertTrue(failing.note("service.lastLines").args().getFirst().toString().contains("bye"));

        var done = rig(shell("echo ready; sleep 0.3").readyWhen("ready"));
        done.host.start();
        await().until(done.host::endedWell);
        assertEquals(ServiceState.STOPPED, done.host.state());
        assertFalse(done.desk.underWay());
    }

    @Test
    void restartsAreCountedAndGivenUp() {
        var rig = rig(shell("exit 9").restart(RestartRules.When.ON_FAILURE, 2));
        rig.host.start();
        await().atMost(Duration.ofSeconds(30)).until(() -> rig.notes().contains("service.gaveUp"));
        assertEquals(ServiceState.FAILED, rig.host.state());
        assertEquals(2, rig.notes().stream().filter("service.restarting"::equals).count());
        assertEquals(3, rig.output.starts().size());
    }

    @Test
    void aStopDuringThePauseEndsIt() {
        var rig = rig(shell("exit 9").restart(RestartRules.When.ALWAYS, 100));
        rig.host.start();
        await().until(() -> rig.notes().stream().filter("service.restarting"::equals).count() == 2);
        int starts = rig.output.starts().size();
        rig.stop();
        assertEquals(ServiceState.STOPPED, rig.host.state());
        assertEquals(starts, rig.output.starts().size());
    }

    @Test
    void aStopWhileItIsStartedEndsIt() {
        var rig = rig(shell("sleep 30").readyWhen("never"));
        rig.host.start();
        await().until(() -> !rig.living().isEmpty());
        rig.stop();
        assertEquals(List.of(), rig.living());
        assertEquals(ServiceState.STOPPED, rig.host.state());
    }

    @Test
    void whatIsLeftOverIsFoundStoppedOrAdopted() throws Exception {
        assumeTrue(ManagedRig.there("setsid"), "needs setsid");
        for (boolean adopt : new boolean[] {false, true}) {
            var left = leaveOver();
            var rig = rig(shell("sleep 30"));
            assertEquals(List.of(left), LeftOver.find(folder.resolve("left")));
            assertTrue(left.members().size() >= 2, "" + left.members());
            if (adopt) {
                rig.host.start(
                        () ->
                                CommandService.adopting(
                                        left,
                                        rig.definition,
                                        rig.options,
                                        rig.output,
                                        rig.said::add));
                rig.awaitState(ServiceState.RUNNING);
                rig.stop();
                assertTrue(rig.notes().contains("program.exitUnknown"));
            } else {
                assertTrue(left.stop(Duration.ofSeconds(2)));
            }
            assertEquals(List.of(), left.members());
            await().until(() -> LeftOver.find(folder.resolve("left")).isEmpty());
        }
    }

    /** As a panel and its guardian leave it that were both killed. */
    private LeftOver leaveOver() throws Exception {
        var mark = "left-" + System.nanoTime();
        var builder =
                new ProcessBuilder("sh", "-c", "setsid sh -c 'sleep 30 & sleep 30; :' & sleep 30");
        builder.environment().put(Kin.MARK, mark);
        var head = ProcessIdentity.of(builder.start().pid()).orElseThrow();
        var ended = new ProcessBuilder("true").start();
        ended.waitFor();
        var known = new HashSet<>(Set.of(head));
        var trace = folder.resolve("left");
        Files.createDirectories(trace);
        var file = trace.resolve(mark + Trace.SUFFIX);
        Files.writeString(
                file,
                String.join(
                        "\n",
                        "name=left",
                        "mark=" + mark,
                        "boot=" + Trace.bootId(),
                        "panel=" + ended.pid() + "@1",
                        "head=" + Trace.text(head),
                        "members=" + Trace.text(head)));
        var left = new LeftOver("left", Optional.empty(), mark, head, known, file);
        await().until(() -> left.members().size() >= 4);
        return left;
    }
}
