/** The programs that are measured, each a process of its own. */
@NullMarked
package io.safeexit.bench.subject;

import org.jspecify.annotations.NullMarked;
