package io.safeexit.panel;

import io.safeexit.shutdown.ExitProgress;
import io.safeexit.shutdown.ExitRequest.Scope;
import io.safeexit.shutdown.Tier;

/** What is promised of the exit under way, or what became of the last one, in words. */
final class Promise {

    private final Words words;
    private final Countdown countdown = new Countdown();

    Promise(Words words) {
        this.words = words;
    }

    /** Of {@code exit}; asked again and again, for it counts down. */
    String of(ExitProgress exit) {
        var report = exit.report();
        if (report != null) {
            return words.get(
                    "panel.ended." + report.outcome(), words.wording().duration(report.took()));
        }
        if (exit.tier() == Tier.EMERGENCY) {
            return words.get("panel.endingNow");
        }
        return words.get(
                exit.scope() == Scope.APPLICATION ? "panel.goneIn" : "panel.stoppedIn",
                Words.seconds(countdown.until(exit.goneBy())));
    }

    /** The next exit counts anew. */
    void reset() {
        countdown.reset();
    }
}
