/** Makes what is installed from what was built: {@code mvn -Ppackage verify}. */
@NullMarked
package io.safeexit.packaging;

import org.jspecify.annotations.NullMarked;
