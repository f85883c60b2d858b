package io.safeexit.bench.scenario;

import java.util.List;

/**
 * A line of the table.
 *
 * @param cells as many as the table has columns
 * @param flawless whether no request came to harm; true where that is not measured
 */
public record Row(List<String> cells, boolean flawless) {}
