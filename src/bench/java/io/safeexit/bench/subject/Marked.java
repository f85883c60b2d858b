package io.safeexit.bench.subject;

import io.safeexit.os.ProcessEntry;

import java.util.List;

/**
 * A program and all that it ever started.
 *
 * @param mark what they have in their environment, and nobody else
 */
public record Marked(String mark) {

    /** What lives of it, the one that was started first at the head. */
    public List<Long> living() {
        return new io.safeexit.os.Marked(Managed.MARK, mark)
                .living().stream().map(ProcessEntry::pid).toList();
    }
}
