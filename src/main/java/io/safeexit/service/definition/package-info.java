/** What a person says of a program that is to be managed: the service file. */
@NullMarked
package io.safeexit.service.definition;

import org.jspecify.annotations.NullMarked;
