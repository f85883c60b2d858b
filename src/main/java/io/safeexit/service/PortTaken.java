package io.safeexit.service;

import io.safeexit.os.PortHolder;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** The service could not start: another program listens on its port. */
@SuppressWarnings("exports") // made by our own services
public final class PortTaken extends ServiceFailure {

    private static final long serialVersionUID = 1L;

    private final int port;
    private final transient @Nullable PortHolder holder;

    /** A failure that names {@code holder}, as far as it is known. */
    public PortTaken(int port, Optional<PortHolder> holder) {
        super(
                holder.isPresent() ? "web.portTakenBy" : "web.portTaken",
                holder.<Object[]>map(
                                by ->
                                        new Object[] {
                                            Integer.toString(port), by.command(), "" + by.pid()
                                        })
                        .orElseGet(() -> new Object[] {Integer.toString(port)}));
        this.port = port;
        this.holder = holder.orElse(null);
    }

    /** The port. */
    public int port() {
        return port;
    }

    /** Who listens there; empty where the system does not tell. */
    public Optional<PortHolder> holder() {
        return Optional.ofNullable(holder);
    }
}
