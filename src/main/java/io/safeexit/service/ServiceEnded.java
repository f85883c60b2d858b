package io.safeexit.service;

import io.safeexit.os.ExitStatus;

import java.util.List;

/** The service ended by itself, before or after it was ready. */
@SuppressWarnings("exports") // made by our own services
public final class ServiceEnded extends ServiceFailure {

    private static final long serialVersionUID = 1L;

    private final transient ExitStatus status;
    private final transient List<String> lines;

    /**
     * An end in the words of the text named {@code key}.
     *
     * @param status how it ended
     * @param lines the last that it wrote
     */
    public ServiceEnded(ExitStatus status, List<String> lines, String key, Object... args) {
        super(key, args);
        this.status = status;
        this.lines = List.copyOf(lines);
    }

    /** The last lines that it wrote, oldest first. */
    public List<String> lines() {
        return lines;
    }

    /** How it ended. */
    public ExitStatus status() {
        return status;
    }

    /** Whether it ended as a program does that has nothing more to do: with exit code 0. */
    public boolean well() {
        return status.equals(new ExitStatus.Code(0));
    }
}
