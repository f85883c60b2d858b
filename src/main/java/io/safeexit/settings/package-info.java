/** Command line, environment, settings file: one immutable {@code Settings}. */
@NullMarked
package io.safeexit.settings;

import org.jspecify.annotations.NullMarked;
