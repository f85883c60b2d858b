package io.safeexit.service;

import java.util.List;
import java.util.Optional;

/**
 * What a {@link Blocker} is to the part of the program that told of it: how it is known again at
 * the next look, who works on it, and how it is made to let go.
 *
 * <p>Any thread; none may wait. {@link #details} may look at the system, so it is not for a thread
 * that draws.
 */
public interface Hold {

    /** Equal for the same thing at each look. */
    Object key();

    /** The thread that works on it, where it is one of this process. */
    default Optional<Thread> thread() {
        return Optional.empty();
    }

    /** More about it, a line each. */
    default List<String> details() {
        return List.of();
    }

    /** The signals by which it would be asked to end, and that do nothing to it. */
    default List<String> deafTo() {
        return List.of();
    }

    /** Whether it has been told to give up, and is there all the same. */
    default boolean told() {
        return false;
    }

    /** Whether {@link #cancel} would do anything now. */
    default boolean cancellable() {
        return false;
    }

    /** Whether {@link #force} would do anything now. */
    default boolean forcible() {
        return false;
    }

    /** Tells this one to give up, as its limit would. Returns false where that is not possible. */
    default boolean cancel() {
        return false;
    }

    /** Ends this one, whatever is lost. Returns false where that is not possible. */
    default boolean force() {
        return false;
    }
}
