/** Measures how servers end: what becomes of every request, and how long it takes. */
@NullMarked
package io.safeexit.bench;

import org.jspecify.annotations.NullMarked;
