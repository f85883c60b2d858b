/** The program on a terminal: the transcript of {@code --mode web}, and the console. */
@NullMarked
package io.safeexit.terminal;

import org.jspecify.annotations.NullMarked;
