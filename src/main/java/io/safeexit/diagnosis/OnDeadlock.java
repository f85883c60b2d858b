package io.safeexit.diagnosis;

import io.safeexit.service.Hold;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Threads that no one can part: they are abandoned.
 *
 * @param circle each waits for the next one, and the last for the first
 */
record OnDeadlock(List<Standing> circle) implements Hold {

    /**
     * One of them.
     *
     * @param waits what it waits for
     * @param stack where it stands; empty where that is not known
     */
    record Standing(LockWait waits, List<String> stack) {}

    OnDeadlock {
        circle = List.copyOf(circle);
    }

    @Override
    public Set<Long> key() {
        return circle.stream().map(one -> one.waits().waiter()).collect(Collectors.toSet());
    }

    /** {@code GET /a ↔ GET /b}. */
    String names() {
        return circle.stream()
                .map(one -> one.waits().name())
                .sorted()
                .collect(Collectors.joining(" ↔ "));
    }

    /** Who has what that whom waits for, and where each stands. */
    @Override
    public List<String> details() {
        var lines = new ArrayList<String>();
        for (Standing one : circle) {
            var wait = one.waits();
            lines.add(wait.name() + "  →  " + wait.lockName() + "  ←  " + wait.ownerName());
            lines.addAll(one.stack());
        }
        return lines;
    }
}
