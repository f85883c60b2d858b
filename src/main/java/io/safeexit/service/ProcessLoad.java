package io.safeexit.service;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What the processes of a program use of the machine at one moment.
 *
 * @param count how many there are
 * @param cores how many processors they kept busy within the last second or so; empty before that
 *     can be said
 * @param bytes what they have in memory together, pages that they share counted for each; empty
 *     where the system does not tell
 */
public record ProcessLoad(int count, OptionalDouble cores, OptionalLong bytes) {

    /** Nothing runs. */
    public static final ProcessLoad NONE =
            new ProcessLoad(0, OptionalDouble.of(0), OptionalLong.of(0));
}
