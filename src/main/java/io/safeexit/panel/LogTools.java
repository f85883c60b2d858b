package io.safeexit.panel;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * What a viewer does with lines beside showing them.
 *
 * @param saving asks for a file and writes lines to it
 * @param links follows what leads somewhere
 * @param background does what would hold up the window
 */
record LogTools(Consumer<List<LogLine>> saving, LinkOpening links, Executor background) {}
