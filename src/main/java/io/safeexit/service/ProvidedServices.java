package io.safeexit.service;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/**
 * The services in Java that others provide: each a {@link ManagedService} with a public constructor
 * without arguments, named by {@code provides io.safeexit.service.ManagedService with …} in its
 * module, or in {@code META-INF/services} on the class path.
 */
public final class ProvidedServices {

    private ProvidedServices() {}

    /** Makes services of the class {@code className}; empty where nobody provides it. */
    public static Optional<? extends Supplier<ManagedService>> named(String className) {
        return providers().stream()
                .filter(provider -> provider.type().getName().equals(className))
                .findFirst()
                .map(provider -> provider);
    }

    /** The classes of all of them, by name. */
    public static List<String> names() {
        return providers().stream().map(provider -> provider.type().getName()).sorted().toList();
    }

    private static List<ServiceLoader.Provider<ManagedService>> providers() {
        return ServiceLoader.load(ManagedService.class).stream().toList();
    }
}
