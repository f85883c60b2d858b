/** One window for each person and screen: a second start sends the first one on an errand. */
@NullMarked
package io.safeexit.instance;

import org.jspecify.annotations.NullMarked;
