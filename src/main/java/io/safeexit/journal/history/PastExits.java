package io.safeexit.journal.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All exits that are remembered at one moment, newest first. Immutable. */
public final class PastExits {

    /** None. */
    public static final PastExits NONE = new PastExits(List.of());

    private final List<PastExit> newestFirst;
    private final Map<String, Usual> usual = new HashMap<>();

    /** Of {@code newestFirst}. */
    public PastExits(List<PastExit> newestFirst) {
        this.newestFirst = List.copyOf(newestFirst);
        var byService = new HashMap<String, List<PastExit>>();
        for (PastExit exit : newestFirst) {
            byService.computeIfAbsent(exit.service(), _ -> new ArrayList<>()).add(exit);
        }
        byService.forEach(
                (service, exits) -> Usual.of(exits).ifPresent(found -> usual.put(service, found)));
    }

    /** All of them. */
    public List<PastExit> newestFirst() {
        return newestFirst;
    }

    /** The names of the services that were ended, in the order in which they were last ended. */
    public List<String> services() {
        return newestFirst.stream().map(PastExit::service).distinct().toList();
    }

    /** How long an exit of this service usually takes; empty where that is not known yet. */
    public Optional<Usual> usual(String service) {
        return Optional.ofNullable(usual.get(service));
    }

    /** Whether it took far longer than is usual for its service. */
    public boolean isFarSlower(PastExit exit) {
        return exit.took()
                .flatMap(took -> usual(exit.service()).map(known -> known.isFarSlower(took)))
                .orElse(false);
    }
}
