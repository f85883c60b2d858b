package io.safeexit.panel;

/**
 * What a viewer is to show.
 *
 * @param filter lets lines through
 * @param search finds some of them; {@link LogFilter#NOTHING} when nothing is looked for
 * @param following whether the newest line is to be seen; if not, lines stay where they are
 */
record Wish(LogFilter filter, LogFilter search, boolean following) {}
