package io.safeexit.terminal;

import io.safeexit.journal.Journal;
import io.safeexit.service.ServiceState;
import io.safeexit.shutdown.Answer;
import io.safeexit.shutdown.ExitProgress;
import io.safeexit.shutdown.ExitRequest.Scope;
import io.safeexit.shutdown.ShutdownEvent;
import io.safeexit.shutdown.ShutdownEvent.Began;
import io.safeexit.shutdown.ShutdownEvent.Ended;
import io.safeexit.shutdown.ShutdownEvent.Repeated;
import io.safeexit.text.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is said in the console without having been asked for: what happens, the phases of an exit in
 * place, and the prompt, which tells the state. One thread.
 */
final class ConsoleCanvas implements Canvas {

    private final House house;
    private final Talk talk;
    private final Supplier<Texts> texts;
    private Texts spoken;
    private TranscriptLines lines;
    private boolean exiting;

    ConsoleCanvas(House house, Talk talk, Supplier<Texts> texts) {
        this.house = house;
        this.talk = talk;
        this.texts = texts;
        this.spoken = texts.get();
        this.lines = lines();
    }

    private TranscriptLines lines() {
        var records = house.records();
        return new TranscriptLines(
                spoken,
                new TranscriptLines.Papers(records.log(), records.report()),
                records.lookout()::newest);
    }

    @Override
    public void tell(Journal.Entry entry) {
        var event = entry.event();
        if (endsProgram(event)) {
            talk.leave();
        }
        exiting = event instanceof Began || (exiting && !(event instanceof Ended));
        var said = new ArrayList<Line>();
        if (event instanceof Ended && talk.isLive()) {
            talk.show(new Talk.Standing("", false, List.of()));
            house.desk()
                    .progress()
                    .ifPresent(exit -> phases(exit).stream().map(Line::out).forEach(said::add));
        }
        said.addAll(lines.of(event));
        talk.print(said);
    }

    private static boolean endsProgram(ShutdownEvent event) {
        if (event instanceof Began(var request, _)) {
            return request.scope() == Scope.APPLICATION;
        }
        return event instanceof Repeated(var request, Answer answer)
                && answer != Answer.NOTED
                && request.scope() == Scope.APPLICATION;
    }

    /** Between the last word of something and its end the state is still another. */
    @Override
    public boolean moves(boolean underWay) {
        var state = house.host().state();
        return underWay
                || house.desk().underWay()
                || state == ServiceState.STARTING
                || state == ServiceState.STOPPING;
    }

    @Override
    public void show(Optional<ExitProgress> exit) {
        speak();
        boolean phases = talk.isLive() && exit.isPresent() && exiting;
        talk.show(
                new Talk.Standing(
                        prompt(),
                        !moves(exit.isPresent()),
                        phases ? phases(exit.get()) : List.of()));
    }

    /** In another language from the next exit on. */
    private void speak() {
        var now = texts.get();
        if (!exiting && !now.locale().equals(spoken.locale())) {
            spoken = now;
            lines = lines();
        }
    }

    private List<String> phases(ExitProgress exit) {
        return new PhaseLines(spoken, talk.coloured())
                .of(exit, house.records().lookout().newest(), talk.columns() - 1);
    }

    private String prompt() {
        var state = house.host().state();
        var word = spoken.get("console.prompt." + state);
        return switch (state) {
                    case RUNNING -> Tone.GOOD.of(word, talk.coloured());
                    case FAILED -> Tone.BAD.of(word, talk.coloured());
                    case STARTING, STOPPING -> Tone.WARN.of(word, talk.coloured());
                    case STOPPED -> word;
                }
                + "> ";
    }
}
