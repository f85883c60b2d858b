/** The texts a person reads, in English and Simplified Chinese. */
@NullMarked
package io.safeexit.text;

import org.jspecify.annotations.NullMarked;
