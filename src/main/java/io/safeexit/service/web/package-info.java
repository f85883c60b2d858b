/**
 * The built-in web service, and how it ends without losing a request. Jetty serves; {@link
 * io.safeexit.service.web.Wire} knows each connection, {@link io.safeexit.service.web.Ledger} each
 * request, {@link io.safeexit.service.web.Drain} whether an exit has begun.
 */
@NullMarked
package io.safeexit.service.web;

import org.jspecify.annotations.NullMarked;
