/**
 * A small process between this program and the one it manages, so that nothing the latter starts is
 * lost, and nothing of it outlives the former, however that ends.
 */
@NullMarked
package io.safeexit.guardian;

import org.jspecify.annotations.NullMarked;
