package io.safeexit.drill;

import io.safeexit.drill.DrillPlan.Shot;
import io.safeexit.drill.DrillProgress.Step;
import io.safeexit.drill.Observation.End;
import io.safeexit.drill.Observation.Requests;
import io.safeexit.drill.client.Word;
import io.safeexit.os.Signals;
import io.safeexit.settings.Settings;
import io.safeexit.shutdown.Deadline;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** One ending: a copy is started, loaded, ended and looked after. One thread. */
final class Rehearsal {

    private static final Word.Now QUIET = new Word.Now(0, 0, 0);
    private static final Duration TO_BE_LOADED = Duration.ofSeconds(20);

    /** Whoever is not gone by then stays. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration GLANCE = Duration.ofMillis(500);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final Duration TO_BE_READ = Duration.ofSeconds(2);
    private static final int LAST_LINES = 5;

    private final Subject subject;
    private final Settings settings;
    private final Shot shot;
    private final BiConsumer<Step, Word.Now> progress;

    /** {@code progress} is told how far it is; any thread. */
    Rehearsal(Subject subject, Settings settings, Shot shot, BiConsumer<Step, Word.Now> progress) {
        this.subject = subject;
        this.settings = settings;
        this.shot = shot;
        this.progress = progress;
    }

    Round run(Copy.Place place) throws IOException, InterruptedException {
        progress.accept(Step.STARTING, QUIET);
        try (var copy = Copy.start(subject, settings, place)) {
            if (!awaitRunning(copy)) {
                return notStarted(copy);
            }
            progress.accept(Step.LOADING, QUIET);
            var address = address(copy);
            try (var clients =
                    Clients.start(
                            address,
                            subject.errands(),
                            now ->
                                    progress.accept(
                                            copy.alive() ? Step.ENDING : Step.LOOKING, now))) {
                if (!clients.awaitReady(Deadline.in(TO_BE_LOADED))) {
                    return over(Finding.failure("drill.found.noLoad", address.toString()));
                }
                TimeUnit.NANOSECONDS.sleep(shot.moment().toNanos());
                return end(copy, clients);
            }
        }
    }

    /** Who listens where the one in use does, and not where it was told, need not be waited for. */
    private boolean awaitRunning(Copy copy) throws InterruptedException {
        var latest = Deadline.in(subject.ready());
        while (!latest.expired()) {
            if (copy.output().awaitRunning(Deadline.in(GLANCE).orEarlier(latest))) {
                return true;
            }
            if (!copy.alive() || listensElsewhere(copy)) {
                return false;
            }
        }
        return false;
    }

    private boolean listensElsewhere(Copy copy) {
        return subject.formerAddress()
                .map(URI::getPort)
                .filter(port -> Listening.on(port, copy.living()))
                .isPresent();
    }

    private Round over(Finding finding) {
        return new Round(shot, Optional.empty(), List.of(finding), List.of());
    }

    /** A copy says where it is; its port is its own, whatever path its file says. */
    private URI address(Copy copy) throws IOException {
        return copy.output()
                .address()
                .map(URI::create)
                .orElseThrow(() -> new IOException("it does not say where it can be reached"));
    }

    private Round notStarted(Copy copy) throws InterruptedException {
        boolean elsewhere = listensElsewhere(copy);
        copy.output().awaitEnd(Deadline.in(GLANCE));
        var last = String.join(" / ", copy.output().last(LAST_LINES));
        if (elsewhere || isTakenPort(last)) {
            var port = subject.formerAddress().map(URI::getPort).orElse(0);
            return over(Finding.failure("drill.found.fixedPort", Integer.toString(port)));
        }
        return over(Finding.failure("drill.found.notStarted", last));
    }

    /** As the system says it, or Python, or Node. */
    private static boolean isTakenPort(String lines) {
        return lines.contains("EADDRINUSE")
                || lines.toLowerCase(Locale.ROOT).contains("address already in use");
    }

    private Round end(Copy copy, Clients clients) throws IOException, InterruptedException {
        clients.serviceIsToldToEnd();
        var began = Instant.now();
        var first = Deadline.now();
        var last = order(copy, first);
        var promised = shot.ending().promised(subject.budget());
        boolean gone = copy.await(last.plus(promised).plus(PATIENCE));
        var took = awaitRest(copy, last, promised);
        var requests = clients.sumUp(first);
        progress.accept(Step.LOOKING, QUIET);
        copy.output().awaitEnd(Deadline.in(TO_BE_READ));
        var told = new CopyPapers(copy.place().logs(), began).told(copy.output().since(first));
        var seen =
                new Observation(
                        requests,
                        new End(
                                last.since(first),
                                took,
                                promised,
                                gone ? copy.exitCode() : OptionalInt.empty()),
                        new LookAfter(copy, told.exit()).left(),
                        told);
        return judged(cut(seen));
    }

    /** Gives it; returns when the last one of it came. */
    private Deadline order(Copy copy, Deadline first) throws IOException, InterruptedException {
        switch (shot.ending()) {
            case GRACEFUL -> copy.askToExit();
            case INTERRUPT -> copy.send(Signals.INT);
            case TERM -> copy.send(Signals.TERM);
            case KILL -> copy.send(Signals.KILL);
            case INTERRUPT_TWICE -> {
                copy.send(Signals.INT);
                if (!copy.await(Deadline.in(shot.gap()))) {
                    var second = Deadline.now();
                    copy.send(Signals.INT);
                    return second;
                }
            }
        }
        return first;
    }

    /** A killed one cannot look after those below it: it is over when they are gone. */
    private Duration awaitRest(Copy copy, Deadline order, Duration promised)
            throws InterruptedException {
        if (shot.ending() != Ending.KILL) {
            return copy.goneAt().since(order);
        }
        var latest = order.plus(promised).plus(PATIENCE);
        var rest = copy.living();
        while (!rest.isEmpty() && !latest.expired()) {
            TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
            rest = rest.stream().filter(entry -> entry.identity().alive()).toList();
            rest = rest.isEmpty() ? copy.living() : rest;
        }
        return Deadline.now().since(order);
    }

    /** What the clients see when nobody is left to see says nothing. */
    private static Observation cut(Observation seen) {
        var requests = seen.requests();
        var end = seen.end().whole().plus(LOOK_AGAIN);
        var samples =
                requests.samples().stream()
                        .filter(sample -> sample.at().compareTo(end) <= 0)
                        .toList();
        return new Observation(
                new Requests(requests.counts(), requests.lost(), samples),
                seen.end(),
                seen.left(),
                seen.told());
    }

    private Round judged(Observation seen) {
        var findings = Judge.findings(shot.ending(), seen);
        var round = new Round(shot, Optional.of(seen), findings, List.of());
        return round.passed()
                ? round
                : new Round(shot, Optional.of(seen), findings, Remedies.of(findings, seen.told()));
    }
}
