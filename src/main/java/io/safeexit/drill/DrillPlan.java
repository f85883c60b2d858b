package io.safeexit.drill;

import io.safeexit.settings.DrillKind;
import io.safeexit.settings.DrillOrder;
import io.safeexit.settings.ServiceChoice;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

/**
 * What is rehearsed.
 *
 * @param kind which endings
 * @param service of what a second copy is started
 * @param paths what else its clients ask for than what is known of it
 * @param times how often
 * @param seed decides the moments at random; empty where they are the same each time
 */
public record DrillPlan(
        DrillKind kind, ServiceChoice service, List<String> paths, int times, OptionalLong seed) {

    /** When the order comes, counted from when the load is on. */
    private static final Duration USUAL_MOMENT = Duration.ofMillis(500);

    private static final int LATEST_MILLIS = 2000;

    /** From the first interrupt to the second, which must not count as the same keystroke. */
    private static final Duration USUAL_GAP = Duration.ofMillis(200);

    private static final int SHORTEST_GAP_MILLIS = 150;
    private static final int LONGEST_GAP_MILLIS = 1000;

    /** The same, with a copy of its list. */
    public DrillPlan {
        paths = List.copyOf(paths);
    }

    /** As it is ordered, of that service. */
    public static DrillPlan of(DrillOrder order, DrillKind kind, ServiceChoice service) {
        return new DrillPlan(kind, service, order.paths(), order.times(), order.seed());
    }

    /**
     * One ending.
     *
     * @param number counts from 1
     * @param seed what repeats it with its neighbours; empty where nothing is random
     * @param moment when the order comes, counted from when the load is on
     * @param gap from the first interrupt to the second
     */
    public record Shot(
            int number, Ending ending, OptionalLong seed, Duration moment, Duration gap) {}

    /** All of them, in order. Each time round has a seed of its own, which alone repeats it. */
    List<Shot> shots() {
        var shots = new ArrayList<Shot>();
        for (int time = 0; time < times; time++) {
            var its = seed.isPresent() ? OptionalLong.of(seed.getAsLong() + time) : seed;
            var random = its.isPresent() ? new Random(its.getAsLong()) : null;
            for (Ending ending : Ending.of(kind)) {
                int number = shots.size() + 1;
                shots.add(
                        random == null
                                ? new Shot(number, ending, its, USUAL_MOMENT, USUAL_GAP)
                                : new Shot(
                                        number,
                                        ending,
                                        its,
                                        Duration.ofMillis(random.nextInt(LATEST_MILLIS)),
                                        Duration.ofMillis(
                                                random.nextInt(
                                                        SHORTEST_GAP_MILLIS, LONGEST_GAP_MILLIS))));
            }
        }
        return shots;
    }
}
