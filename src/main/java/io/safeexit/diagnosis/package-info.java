/** Why it is still running: what an exit waits for, in words that a person can act on. */
@NullMarked
package io.safeexit.diagnosis;

import org.jspecify.annotations.NullMarked;
