package io.safeexit.service.definition;

import java.util.List;
import java.util.Locale;

/** Which variables have values that are nobody's business: they are neither shown nor logged. */
public final class Secrets {

    private static final List<String> SIGNS =
            List.of("secret", "token", "password", "passwd", "passphrase", "key", "credential");

    private Secrets() {}

    /** Whether the name of a variable says that its value is a secret. */
    public static boolean isNamedSo(String variable) {
        var name = variable.toLowerCase(Locale.ROOT);
        return SIGNS.stream().anyMatch(name::contains);
    }
}
