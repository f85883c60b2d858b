/** Rehearsals of the exit: a second copy is loaded, ended and judged. */
@NullMarked
package io.safeexit.drill;

import org.jspecify.annotations.NullMarked;
