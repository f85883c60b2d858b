package io.safeexit.service;

import java.util.List;

/** The service ended by itself, before or after it was ready. */
public final class ServiceEnded extends ServiceFailure {

    private static final long serialVersionUID = 1L;

    private final boolean well;
    private final transient List<String> lines;

    /**
     * An end in the words of the text named {@code key}.
     *
     * @param well whether as one does that has nothing more to do
     * @param lines the last that it wrote
     */
    public ServiceEnded(boolean well, List<String> lines, String key, Object... args) {
        super(key, args);
        this.well = well;
        this.lines = List.copyOf(lines);
    }

    /** The last lines that it wrote, oldest first. */
    public List<String> lines() {
        return lines;
    }

    /**
     * Whether it ended as a program does that has nothing more to do: a program with exit code 0.
     */
    public boolean well() {
        return well;
    }
}
