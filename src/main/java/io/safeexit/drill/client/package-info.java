/** The clients of a drill, a process of their own. Needs nothing but the JDK. */
@NullMarked
package io.safeexit.drill.client;

import org.jspecify.annotations.NullMarked;
