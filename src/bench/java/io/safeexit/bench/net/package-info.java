/** A client that sees what becomes of each of its connections. */
@NullMarked
package io.safeexit.bench.net;

import org.jspecify.annotations.NullMarked;
