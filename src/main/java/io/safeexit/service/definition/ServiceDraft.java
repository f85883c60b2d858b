package io.safeexit.service.definition;

import java.util.List;

/**
 * A service file as a person writes it, each value as its text, right or wrong: what a form shows
 * and changes. An empty text is a key that is not given.
 *
 * @param command one line, as a shell would split it
 * @param environment in the order of the file
 */
public record ServiceDraft(
        String name,
        String command,
        String directory,
        List<Variable> environment,
        String environmentFile,
        String address,
        Ready ready,
        Stop stop,
        Restart restart) {

    /** Nothing is given. */
    public static final ServiceDraft EMPTY =
            new ServiceDraft(
                    "",
                    "",
                    "",
                    List.of(),
                    "",
                    "",
                    new Ready(Probe.DEFAULT, "", ""),
                    new Stop(Before.NOTHING, "", "", ""),
                    new Restart(RestartRules.When.NEVER, "", ""));

    /** The same, with a copy of its list. */
    public ServiceDraft {
        environment = List.copyOf(environment);
    }

    /** A variable of the environment. */
    public record Variable(String name, String value) {}

    /** When it counts as started. */
    public record Ready(Probe probe, String value, String within) {}

    /** What is looked at. */
    public enum Probe {
        /** The port of the address, if there is one. */
        DEFAULT,
        HTTP,
        TCP,
        OUTPUT
    }

    /**
     * How it is ended.
     *
     * @param value the request or the command
     * @param signals names, with spaces or commas between them
     */
    public record Stop(Before before, String value, String signals, String grace) {}

    /** What is done first. */
    public enum Before {
        NOTHING,
        HTTP,
        COMMAND
    }

    /** What is done when it ends by itself. */
    public record Restart(RestartRules.When when, String atMost, String within) {}

    /** The service file that says so, in YAML, without what is the default anyway. */
    public String yaml() {
        return new DraftWriter(this).yaml();
    }
}
