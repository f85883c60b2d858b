package io.safeexit.terminal;

import io.safeexit.service.ServiceState;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.SafeWait;
import io.safeexit.shutdown.Trigger;
import io.safeexit.text.Texts;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The service commanded by lines: those of a person at a terminal, with history and completion; of
 * a person at a terminal that understands little; or of a script, without an echo and a prompt.
 *
 * <p>An exit is asked for here as everywhere, and told of as it goes. What cannot be understood in
 * a script ends it.
 */
public final class Console {

    /**
     * What was said before a line stands above its answer; a terminal that hangs is not waited for.
     */
    private static final Duration FOR_WHAT_WAS_SAID = Duration.ofSeconds(2);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final House house;
    private final List<Command> more;
    private final Supplier<OptionalInt> columns;
    private final Narration narration;
    private final Follower follower;
    private volatile @Nullable Talk talk;
    private int number;

    /**
     * Does nothing before {@link #open}.
     *
     * @param more commands of other rooms
     * @param columns the width of the terminal, where it can be told
     */
    public Console(House house, List<Command> more, Supplier<OptionalInt> columns) {
        this.house = house;
        this.more = List.copyOf(more);
        this.columns = columns;
        this.narration = new Narration(house.records().journal(), house.desk()::progress);
        this.follower = new Follower(this::print);
    }

    /** Takes lines until the program ends; does not return. */
    public void open() {
        var watch = new LoadWatch(house.host());
        var commands = new Commands(house, follower, watch, more);
        var opened = Doors.open(commands, folder(), columns, this::interrupted);
        talk = opened;
        watch.begin();
        narration.open(() -> new ConsoleCanvas(house, opened, this::texts));
        while (true) {
            try {
                takeLines(opened, commands);
                house.desk().accept(ExitRequest.exit(reason(opened)));
                opened.leave();
                opened.read(); // waits: the exit ends the process
            } catch (OutOfMemoryError full) {
                SafeWait.pause(LOOK_AGAIN); // this thread must not end: it is the last that counts
            }
        }
    }

    private void interrupted() {
        house.desk().accept(ExitRequest.exit(Trigger.SIGINT));
    }

    private Path folder() {
        return house.settings().now().logFolder().resolve("console");
    }

    private Texts texts() {
        return Texts.in(house.settings().now().language());
    }

    /** A script whose service has failed has failed. */
    private Trigger reason(Talk from) {
        return from.isScript() && failed() ? Trigger.SERVICE : Trigger.CONSOLE;
    }

    private boolean failed() {
        return house.host().state() == ServiceState.FAILED;
    }

    /** Until there are no more, or the script has come to its end before. */
    private void takeLines(Talk from, Commands commands) {
        while (!(from.isScript() && failed())) {
            narration.drain(Deadline.in(FOR_WHAT_WAS_SAID));
            var line = from.read();
            follower.leave();
            if (line.isEmpty()) {
                return;
            }
            number++;
            take(line.get(), from, commands);
        }
    }

    private void take(String line, Talk from, Commands commands) {
        var session = new Given(from);
        try {
            var words = Arguments.words(line);
            if (!words.isEmpty() && !words.getFirst().startsWith("#")) {
                commands.named(words.getFirst()).run(Arguments.of(words), session);
            }
        } catch (Mistake mistake) {
            refuse(mistake.in(texts()), from);
        } catch (RuntimeException itsOwnAffair) {
            say(from, texts().get("terminal.problem", itsOwnAffair.toString()));
        }
    }

    private void refuse(String why, Talk from) {
        if (!from.isScript()) {
            say(from, Tone.BAD.of(why, from.coloured()));
            return;
        }
        say(from, texts().get("console.mistake.line", number, why));
        house.desk().accept(ExitRequest.exit(Trigger.SCRIPT));
        from.leave();
    }

    private static void say(Talk to, String line) {
        to.print(List.of(Line.err(line)));
    }

    private void print(List<String> lines) {
        var open = talk;
        if (open != null) {
            open.print(lines.stream().map(Line::out).toList());
        }
    }

    /** What one line is given to be answered with. */
    private final class Given implements Session {
        private final Talk from;

        Given(Talk from) {
            this.from = from;
        }

        @Override
        public Texts texts() {
            return Console.this.texts();
        }

        @Override
        public boolean coloured() {
            return from.coloured();
        }

        @Override
        public void print(List<String> lines) {
            Console.this.print(lines);
        }

        @Override
        public void after(BooleanSupplier over, Runnable then) {
            if (from.isScript()) {
                await(over);
                then.run();
            } else {
                Thread.ofPlatform()
                        .daemon()
                        .name("console-after")
                        .start(
                                () -> {
                                    await(over);
                                    then.run();
                                });
            }
        }

        @Override
        public void end() {
            from.leave();
        }
    }

    /** Something is over a moment after its last word. */
    private void await(BooleanSupplier over) {
        var journal = house.records().journal();
        while (!over.getAsBoolean()) {
            journal.await(journal.newest(), Deadline.in(LOOK_AGAIN));
        }
    }

    /** The exit is over: the last of it is shown, and the terminal is as it was found. */
    public void close(Deadline latest) {
        try {
            narration.drain(latest);
            follower.look();
        } finally {
            var open = talk;
            if (open != null) {
                open.leave();
            }
        }
    }

    /** The terminal has other columns and rows now. */
    public void resized() {
        if (talk instanceof EditedTalk edited) {
            edited.resized();
        }
    }

    /** The program goes on after it was stopped. */
    public void continued() {
        if (talk instanceof EditedTalk edited) {
            edited.continued();
        }
    }
}
