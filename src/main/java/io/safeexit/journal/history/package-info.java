/** Past exits: written down while they go, kept in a database, compared with what is usual. */
@NullMarked
package io.safeexit.journal.history;

import org.jspecify.annotations.NullMarked;
