/** The few calls to the operating system that Java has no API for. */
@NullMarked
package io.safeexit.os;

import org.jspecify.annotations.NullMarked;
