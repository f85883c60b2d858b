/** The loads, and what is measured under each. */
@NullMarked
package io.safeexit.bench.scenario;

import org.jspecify.annotations.NullMarked;
