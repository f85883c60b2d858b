/** What a managed program prints: kept on disk as it is, and its last lines in memory. */
@NullMarked
package io.safeexit.service.output;

import org.jspecify.annotations.NullMarked;
