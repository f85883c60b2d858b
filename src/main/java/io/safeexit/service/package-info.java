/** What is managed: a service, its state, its load and what it waits for. */
@NullMarked
package io.safeexit.service;

import org.jspecify.annotations.NullMarked;
