package io.safeexit.settings;

/** Which service is managed. */
public sealed interface ServiceChoice {

    /** The practice service that comes with the program. */
    record BuiltIn() implements ServiceChoice {}

    /**
     * A service in Java that runs in this process, found by {@code ServiceLoader}.
     *
     * @param className the full name of its class; whether there is one is not checked here
     */
    record Provider(String className) implements ServiceChoice {}
}
