/** How a service in Java is written that Safe Exit manages in its own process. */
@NullMarked
package io.safeexit.example;

import org.jspecify.annotations.NullMarked;
