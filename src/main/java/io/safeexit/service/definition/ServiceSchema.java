package io.safeexit.service.definition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/** The schema of service files, which editors complete and check them by. */
public final class ServiceSchema {

    private static final String NAME = "safe-exit.schema.json";

    private ServiceSchema() {}

    /**
     * Puts the schema into {@code folder}, which is made where it is missing.
     *
     * @return the address that a service file names it by
     * @throws IOException it could not be written
     */
    public static String in(Path folder) throws IOException {
        byte[] schema;
        try (var in = ServiceSchema.class.getResourceAsStream(NAME)) {
            schema = Objects.requireNonNull(in, NAME).readAllBytes();
        }
        var file = folder.resolve(NAME);
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), schema)) {
            Files.createDirectories(folder);
            Files.write(file, schema);
        }
        return file.toUri().toString();
    }
}
