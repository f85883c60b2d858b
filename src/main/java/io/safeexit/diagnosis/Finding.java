package io.safeexit.diagnosis;

import io.safeexit.service.Blocker;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One thing that an exit waits for, looked at.
 *
 * @param blocker what it is
 * @param client the program on this machine that it is done for: {@code firefox (812)}; empty where
 *     there is none, or it is not known
 * @param doing what it does
 * @param deafTo the signals that would ask it to end, and do nothing
 * @param advice what to change
 * @param stack where its thread stood, without the noise; empty where it has none
 */
public record Finding(
        Blocker blocker,
        String client,
        Doing doing,
        List<String> deafTo,
        Optional<Advice> advice,
        List<String> stack) {

    public Finding {
        deafTo = List.copyOf(deafTo);
        stack = List.copyOf(stack);
    }

    Finding older(Duration by) {
        return new Finding(blocker.older(by), client, doing.older(by), deafTo, advice, stack);
    }

    /** Equal for the same thing at each look. */
    public Object key() {
        return blocker.hold().key();
    }

    /** Where its thread stood, or what else there is to tell. Not on a thread that draws. */
    public List<String> details() {
        return stack.isEmpty() ? blocker.hold().details() : stack;
    }
}
