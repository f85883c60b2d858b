package io.safeexit.panel;

/**
 * What a viewer is to show.
 *
 * @param filter lets lines through
 * @param search finds some of them; {@link LogFilter#NOTHING} when nothing is looked for
 * @param following whether the newest line is to be seen; if not, lines stay where they are
 * @param from the number of a line that is looked at: what is near it is looked for first
 */
record Wish(LogFilter filter, LogFilter search, boolean following, long from) {

    /** Nobody looks at a certain line: the newest are looked for first. */
    static final long NEWEST = Long.MAX_VALUE;
}
