/** What goes wrong inside the process under test: services, tasks and windows that misbehave. */
@NullMarked
package io.safeexit.faults;

import org.jspecify.annotations.NullMarked;
