/** The operating system's ways of asking for an exit. */
@NullMarked
package io.safeexit.signal;

import org.jspecify.annotations.NullMarked;
