package io.safeexit.service;

import java.util.List;

/**
 * Why a service could not start, in one line for a person: {@code key} names a text, {@code args}
 * fill it in.
 */
public sealed class ServiceFailure extends Exception permits PortTaken, ServiceEnded {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient List<Object> args;

    /** The text named {@code key}, filled in with {@code args}. */
    public ServiceFailure(String key, Object... args) {
        super(key + " " + List.of(args));
        this.key = key;
        this.args = List.of(args);
    }

    /** The name of the text. */
    public String key() {
        return key;
    }

    /** What fills it in. */
    public List<Object> args() {
        return args;
    }
}
