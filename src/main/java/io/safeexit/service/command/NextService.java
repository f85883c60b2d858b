package io.safeexit.service.command;

import io.safeexit.service.ManagedService;
import io.safeexit.service.definition.Reading;
import io.safeexit.service.definition.ServiceDefinition;
import io.safeexit.service.output.OutputStore;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Which service the next start brings up: the house's own, a folder that it serves, or the program
 * of a service file. What is chosen holds from the next start on; what runs is not touched. Any
 * thread.
 */
public final class NextService implements Supplier<ManagedService> {

    private final String ownName;
    private final House house;
    private final Function<ServiceDefinition, Program> programs;
    private final Path traces;
    private final AtomicReference<@Nullable Choice> chosen = new AtomicReference<>();

    private volatile @Nullable Path folder;
    private volatile @Nullable Choice started;
    private volatile boolean anyStarted;

    private record Choice(Reading.Usable reading, Program program) {}

    /** What the house itself serves. */
    public interface House {

        /**
         * Its own service, or one that serves {@code folder}.
         *
         * @param port where it is to listen; empty for where it is set to
         */
        ManagedService service(Optional<Path> folder, OptionalInt port);

        /** What the service is called that serves {@code folder}. */
        String name(Path folder);
    }

    /** A program through all its starts. */
    public interface Program {

        /** What it prints, in all its lives. */
        OutputStore output();

        /** For the next start. */
        ManagedService service();

        /** For a start on another port than its file says. */
        ManagedService on(int port);

        /** For a start that manages again what still runs. */
        ManagedService adopting(LeftOver left);
    }

    /**
     * At first the house's own is next.
     *
     * @param ownName its name, or that of a text
     * @param programs makes a program of a definition
     * @param traces see {@link CommandOptions#traces}
     */
    public NextService(
            String ownName,
            House house,
            Function<ServiceDefinition, Program> programs,
            Path traces) {
        this.ownName = ownName;
        this.house = house;
        this.programs = programs;
        this.traces = traces;
    }

    /** The program in {@code reading} is next. The same as before goes on being the same. */
    public void choose(Reading.Usable reading) {
        chosen.updateAndGet(
                before ->
                        before != null && isSame(before.reading(), reading)
                                ? before
                                : new Choice(reading, programs.apply(reading.definition())));
    }

    /** Definitions hold patterns, of which no two are equal: what is written is compared. */
    private static boolean isSame(Reading.Usable a, Reading.Usable b) {
        return a.file().equals(b.file())
                && a.line().equals(b.line())
                && a.draft().equals(b.draft())
                && a.definition().environment().equals(b.definition().environment());
    }

    /** The house's own service is next. */
    public void chooseOwn() {
        folder = null;
        chosen.set(null);
    }

    /** The house serves the files of {@code served} next. */
    public void chooseFolder(Path served) {
        folder = served;
        chosen.set(null);
    }

    /** The folder that is served next; empty where a program, or the house's own, is next. */
    public Optional<Path> folder() {
        return chosen.get() == null ? Optional.ofNullable(folder) : Optional.empty();
    }

    /** The service file that is chosen; empty for what the house itself serves. */
    public Optional<Reading.Usable> chosen() {
        return Optional.ofNullable(chosen.get()).map(Choice::reading);
    }

    /** The name of what is next; where the program has a text of this name, that is shown. */
    public String name() {
        return chosen().map(reading -> reading.definition().name())
                .or(() -> folder().map(house::name))
                .orElse(ownName);
    }

    /** The name of the house's own service. */
    public String ownName() {
        return ownName;
    }

    @Override
    public ManagedService get() {
        var choice = begin();
        return choice == null
                ? house.service(folder(), OptionalInt.empty())
                : choice.program().service();
    }

    /** What is chosen, on another port than its file or the settings say. */
    public ManagedService on(int port) {
        var choice = begin();
        return choice == null
                ? house.service(folder(), OptionalInt.of(port))
                : choice.program().on(port);
    }

    private @Nullable Choice begin() {
        var choice = chosen.get();
        started = choice;
        anyStarted = true;
        return choice;
    }

    /**
     * What the service prints that was started last, or before the first start that is next; empty
     * for the house's own, which prints nothing.
     */
    public Optional<OutputStore> output() {
        var choice = anyStarted ? started : chosen.get();
        return Optional.ofNullable(choice).map(Choice::program).map(Program::output);
    }

    /** Another one beside what is chosen, to be tried. */
    public ManagedService other(ServiceDefinition definition) {
        return programs.apply(definition).service();
    }

    /**
     * Manages again what still runs; {@code reading} is what it was started by. That is so for the
     * first start: should it end and be started again, it is started as ever.
     */
    public Supplier<ManagedService> adopting(LeftOver left, Reading.Usable reading) {
        var adopted = new AtomicBoolean();
        return () -> adopted.compareAndSet(false, true) ? adopt(left, reading) : get();
    }

    private ManagedService adopt(LeftOver left, Reading.Usable reading) {
        choose(reading);
        var choice = begin();
        return choice == null
                ? programs.apply(reading.definition()).adopting(left)
                : choice.program().adopting(left);
    }

    /** What earlier lives left running. Reads files: not for a thread that must not wait. */
    public List<LeftOver> leftOver() {
        return LeftOver.find(traces);
    }
}
