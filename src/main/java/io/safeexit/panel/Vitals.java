package io.safeexit.panel;

import io.safeexit.service.ProcessLoad;
import io.safeexit.service.ServiceLoad;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The figures of the load strip at one moment.
 *
 * @param load what the service does
 * @param perSecond requests answered within the last second
 * @param processes what the processes of a program use, whose requests and streams are not known;
 *     empty for any other service
 * @param megabytes memory in use by this program, in MB
 */
record Vitals(ServiceLoad load, long perSecond, Optional<ProcessLoad> processes, long megabytes) {

    static final Vitals NONE = new Vitals(ServiceLoad.NONE, 0, Optional.empty(), 0);

    /** Requests that are not answered yet; empty where that is not known. */
    OptionalLong inFlight() {
        return processes.isPresent() ? OptionalLong.empty() : OptionalLong.of(load.inFlight());
    }

    /** How many percent of one processor its processes use. */
    OptionalLong percent() {
        var cores = processes.map(ProcessLoad::cores);
        return cores.isPresent() && cores.get().isPresent()
                ? OptionalLong.of(Math.round(cores.get().getAsDouble() * 100))
                : OptionalLong.empty();
    }

    /** What its processes have in memory, in MB. */
    OptionalLong memoryOfProcesses() {
        var bytes = processes.map(ProcessLoad::bytes);
        return bytes.isPresent() && bytes.get().isPresent()
                ? OptionalLong.of(bytes.get().getAsLong() >> 20)
                : OptionalLong.empty();
    }
}
