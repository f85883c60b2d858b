package io.safeexit.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Of many starts one is the first, and the others send it on their errands. */
@Timeout(60)
class DoorstepTest {

    private static final Errand FILE =
            new Errand.Open(Path.of("/srv/my services/安全 50%\n.yaml"), "web:1");

    @TempDir private Path folder;

    private final List<Door> doors = new ArrayList<>();
    private final BlockingQueue<Errand> taken = new LinkedBlockingQueue<>();

    @AfterEach
    void closeDoors() {
        doors.forEach(Door::close);
    }

    @Test
    void aLaterStartSendsTheFirstOnItsErrand() throws Exception {
        first().serve(this::take);
        assertInstanceOf(Arrival.Told.class, arrive(FILE));
        assertInstanceOf(Arrival.Told.class, arrive(new Errand.Show()));
        assertInstanceOf(Arrival.Told.class, arrive(new Errand.Stop()));
        assertEquals(
                List.of(FILE, new Errand.Show(), new Errand.Stop()),
                List.of(taken.take(), taken.take(), taken.take()));
    }

    @Test
    void ofManyAtOnceOneIsTheFirst() throws Exception {
        var together = new CountDownLatch(1);
        var arrivals = new ArrayList<CompletableFuture<Arrival>>();
        for (int i = 0; i < 12; i++) {
            arrivals.add(
                    apart(
                            () -> {
                                await(together);
                                var arrival = arrive(new Errand.Show());
                                if (arrival instanceof Arrival.First(Door door)) {
                                    door.serve(this::take);
                                }
                                return arrival;
                            }));
        }
        together.countDown();
        int first = 0;
        for (var arrival : arrivals) {
            if (arrival.get() instanceof Arrival.First(Door door)) {
                doors.add(door);
                first++;
            } else {
                assertInstanceOf(Arrival.Told.class, arrival.get());
            }
        }
        assertEquals(1, first);
        assertEquals(11, taken.size());
    }

    @Test
    void whoComesBeforeTheWindowIsThereWaitsForIt() throws Exception {
        var door = first();
        var second = apart(() -> arrive(new Errand.Start()));
        door.serve(this::take);
        assertInstanceOf(Arrival.Told.class, second.get());
        assertEquals(new Errand.Start(), taken.take());
    }

    @Test
    void whatAKilledOneHasLeftIsInNobodysWay() throws Exception {
        Files.createDirectories(
                folder.resolve("meeting"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var left = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        left.bind(UnixDomainSocketAddress.of(place().socket()));
        left.close(); // the file stays, as it does when a process is killed
        assertTrue(Files.exists(place().socket()));
        first().serve(this::take);
        assertInstanceOf(Arrival.Told.class, arrive(new Errand.Show()));
    }

    @Test
    void whoComesWhileTheFirstIsLeavingTakesItsPlace() throws Exception {
        var leaving = first();
        var asked = new CountDownLatch(1);
        leaving.serve(
                _ -> {
                    asked.countDown();
                    return Reply.LEAVING;
                });
        var next = apart(() -> arrive(new Errand.Show()));
        asked.await();
        leaving.close();
        doors.add(assertInstanceOf(Arrival.First.class, next.get()).door());
    }

    @Test
    void whoIsToEndWaitsForNobody() throws Exception {
        first().serve(_ -> Reply.LEAVING);
        var unwanted = new AtomicBoolean();
        var waiting = apart(() -> new Doorstep(place(), unwanted::get).arrive(new Errand.Show()));
        unwanted.set(true);
        assertInstanceOf(Arrival.Alone.class, waiting.get());
    }

    @Test
    void nothingIsLeftBehindButTheLock() throws Exception {
        first().close();
        assertFalse(Files.exists(place().socket()));
        first();
    }

    @Test
    void inAFolderThatOthersCanEnterNobodyIsMet() throws Exception {
        first().close();
        Files.setPosixFilePermissions(
                place().folder(), PosixFilePermissions.fromString("rwx--x---"));
        assertInstanceOf(Arrival.Alone.class, arrive(new Errand.Show()));
    }

    @Test
    void behindALinkNobodyIsMet() throws Exception {
        first().close();
        Files.move(place().folder(), folder.resolve("elsewhere"));
        Files.createSymbolicLink(place().folder(), folder.resolve("elsewhere"));
        assertInstanceOf(Arrival.Alone.class, arrive(new Errand.Show()));
    }

    @Test
    void eachScreenHasItsOwn() {
        var session = Map.of("XDG_RUNTIME_DIR", folder.toString());
        var one = MeetingPlace.of(with(session, "DISPLAY", ":0"), Path.of("/unused"));
        var other = MeetingPlace.of(with(session, "DISPLAY", "host:1.0"), Path.of("/unused"));
        assertEquals(folder.resolve("safe-exit/panel-0.socket"), one.socket());
        assertEquals(folder.resolve("safe-exit/panelhost-1.0.socket"), other.socket());
        assertEquals(
                Path.of("/state/panel.socket"),
                MeetingPlace.of(Map.of("XDG_RUNTIME_DIR", "nowhere"), Path.of("/state")).socket());
    }

    @Test
    void whatIsNotUnderstoodIsNotDone() {
        assertTrue(Errand.of("dance").isEmpty());
        assertTrue(Errand.of("open relative.yaml ").isEmpty());
        assertTrue(Errand.of("open %zz x").isEmpty());
        assertTrue(Errand.of("").isEmpty());
        assertEquals(FILE, Errand.of(FILE.words()).orElseThrow());
    }

    private MeetingPlace place() {
        return new MeetingPlace(folder.resolve("meeting"), "panel");
    }

    private Door first() {
        var door = assertInstanceOf(Arrival.First.class, arrive(new Errand.Show())).door();
        doors.add(door);
        return door;
    }

    private Arrival arrive(Errand errand) {
        return new Doorstep(place(), () -> false).arrive(errand);
    }

    private Reply take(Errand errand) {
        taken.add(errand);
        return Reply.TAKEN;
    }

    private static Map<String, String> with(Map<String, String> all, String name, String value) {
        var more = new java.util.HashMap<>(all);
        more.put(name, value);
        return more;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stray) {
            throw new AssertionError(stray);
        }
    }

    private static <T> CompletableFuture<T> apart(Supplier<T> what) {
        return CompletableFuture.supplyAsync(what, task -> Thread.ofVirtual().start(task));
    }
}
