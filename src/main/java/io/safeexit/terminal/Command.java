package io.safeexit.terminal;

import java.util.List;

/**
 * One command of the console. Its help is the text {@code console.help.NAME}: a first line for the
 * list of all, and below it what else there is to know.
 */
public interface Command {

    /** What is typed. */
    String name();

    /** What may stand behind it, as in {@code [N] [--json]}; empty for nothing. */
    String arguments();

    /**
     * Does it, on the console's thread.
     *
     * @throws Mistake what stands behind it cannot be used
     */
    void run(Arguments given, Session session) throws Mistake;

    /** What could stand next, after {@code before}; nothing where anything can. */
    default List<String> completions(List<String> before) {
        return List.of();
    }
}
