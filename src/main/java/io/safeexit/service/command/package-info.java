/** Any program, managed as a service: a process of its own, with everything that it starts. */
@NullMarked
package io.safeexit.service.command;

import org.jspecify.annotations.NullMarked;
