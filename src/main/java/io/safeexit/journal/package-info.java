/** Everything that was said, in order: in memory, in words, on disk. */
@NullMarked
package io.safeexit.journal;

import org.jspecify.annotations.NullMarked;
