package io.safeexit.panel;

import io.safeexit.service.ManagedService;
import io.safeexit.service.ServiceHost;
import io.safeexit.service.ServiceState;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.ExitDesk;
import io.safeexit.shutdown.SafeWait;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Looks at the service and the exit, on a thread of its own, and tells the window only when
 * something differs: ten times a second as long as something happens, else whether something
 * begins, and now and then at everything. The figures tell no one when they change, so this is the
 * one place that polls.
 *
 * <p>Does not promise a picture of every change: what comes and goes between two looks is in the
 * log only.
 */
final class Sampler {

    /** Between two looks. */
    static final Duration INTERVAL = Duration.ofMillis(100);

    /** After so many looks at which nothing had changed, it is calm. */
    private static final int CALM = 20;

    /** When it is calm, everything is looked at each so many times while a service runs. */
    private static final int SELDOM = 5;

    /** The same where none runs: what can differ is the memory, once a second. */
    private static final int RARELY = 10;

    /**
     * There a curve that differs only in being older moves on each so many times: without a
     * graphics processor each picture is drawn and copied as a whole.
     */
    private static final int OLDER = 50;

    private static final Logger LOG = LoggerFactory.getLogger(Sampler.class);

    private final ServiceHost host;
    private final ExitDesk desk;
    private final Evidence evidence;
    private final Runnable changed;
    private final Minute minute = new Minute();
    private final LiveMemory memory = new LiveMemory();
    private int still;
    private volatile PanelSnapshot newest = PanelSnapshot.EMPTY;
    private volatile boolean stopped;

    /**
     * Makes one that is not yet looking.
     *
     * @param changed told, on the sampler's thread, that there is something new to draw
     */
    Sampler(ServiceHost host, ExitDesk desk, Evidence evidence, Runnable changed) {
        this.host = host;
        this.desk = desk;
        this.evidence = evidence;
        this.changed = changed;
    }

    void start() {
        Thread.ofPlatform().daemon().name("panel-sampler").start(this::watch);
    }

    /** After at most one more look there is no other. */
    void stop() {
        stopped = true;
    }

    PanelSnapshot newest() {
        return newest;
    }

    private void watch() {
        while (!stopped) {
            try {
                if (due() && look()) {
                    changed.run();
                }
            } catch (RuntimeException broken) {
                // Foreign code (the service's figures) threw: the window keeps what it last showed.
                LOG.warn("cannot look at the service: {}", broken.toString());
            }
            SafeWait.pause(INTERVAL);
        }
    }

    private boolean due() {
        still++;
        return still < CALM
                || still % (newest.state() == ServiceState.RUNNING ? SELDOM : RARELY) == 0
                || desk.underWay() != newest.exiting()
                || host.state() != newest.state();
    }

    /** Its seconds turn over together with the curves: one picture each second, not two. */
    private Optional<Duration> uptime(PanelSnapshot before) {
        boolean turn = !before.minute().equals(minute.points());
        return host.uptime()
                .map(up -> up.truncatedTo(ChronoUnit.SECONDS))
                .map(
                        up ->
                                before.uptime()
                                        .filter(was -> !turn && was.plusSeconds(1).equals(up))
                                        .orElse(up));
    }

    private boolean isOnlyOlder(PanelSnapshot before, Vitals vitals) {
        return still >= CALM
                && still % OLDER != 0
                && host.uptime().isEmpty()
                && vitals.equals(before.vitals());
    }

    private boolean look() {
        var before = newest;
        var service = host.service();
        // Asked before the progress: an exit that begins in between is seen at the next look.
        boolean exiting = desk.underWay();
        var vitals =
                minute.add(
                        service.map(ManagedService::load),
                        service.flatMap(ManagedService::processes),
                        Deadline.now(),
                        memory.megabytes());
        var next =
                new PanelSnapshot(
                        host.state(),
                        service.map(ManagedService::name).orElse(before.service()),
                        service.flatMap(ManagedService::address),
                        uptime(before),
                        host.failure(),
                        vitals,
                        isOnlyOlder(before, vitals) ? before.minute() : minute.points(),
                        exiting,
                        desk.progress(),
                        evidence.lookout().newest(),
                        evidence.report().get());
        newest = next;
        if (exiting || next.state() != before.state() || !next.vitals().equals(before.vitals())) {
            still = 0;
        }
        return !next.equals(before);
    }
}
