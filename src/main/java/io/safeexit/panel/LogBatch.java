package io.safeexit.panel;

import java.util.List;

/**
 * Lines that were said since the last batch.
 *
 * @param fresh whether they replace everything before (the language changed)
 * @param lines oldest first
 */
record LogBatch(boolean fresh, List<LogLine> lines) {}
