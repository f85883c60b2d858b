package io.safeexit.shutdown;

/**
 * How far a task is.
 *
 * @param left how many things are still waited for
 * @param total how many there were when the task began
 * @param waitingFor the one that matters most, in words ({@code GET /work?ms=500}); empty if there
 *     is nothing to name
 */
public record Progress(long left, long total, String waitingFor) {

    /** Nothing to count. */
    public static final Progress NONE = new Progress(0, 0, "");

    Progress and(Progress other) {
        return new Progress(
                left + other.left,
                total + other.total,
                waitingFor.isEmpty() ? other.waitingFor : waitingFor);
    }
}
