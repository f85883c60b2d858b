package io.safeexit;

import io.safeexit.service.ManagedService;
import io.safeexit.service.definition.ServiceDefinition;

import java.util.function.Supplier;

/** What is managed. */
sealed interface Managed {

    /** The built-in service. */
    record Practice() implements Managed {}

    /** A service in Java, made anew for each start. */
    record Provided(Supplier<ManagedService> services) implements Managed {}

    /** Any program. */
    record Described(ServiceDefinition definition) implements Managed {}
}
