package io.safeexit.panel;

/**
 * A figure that wanders without anything having happened: the memory that this program takes for
 * itself. It is shown anew when it has changed by more than that. One thread only.
 */
final class SteadyFigure {

    private static final long LEAST = 8;
    private static final long PART = 8;

    private long shown;

    /** What is to be shown now. */
    long of(long now) {
        if (Math.abs(now - shown) > Math.max(LEAST, shown / PART)) {
            shown = now;
        }
        return shown;
    }
}
