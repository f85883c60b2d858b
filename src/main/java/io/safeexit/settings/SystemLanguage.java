package io.safeexit.settings;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The language a person works in, as the system tells it. */
public final class SystemLanguage {

    private SystemLanguage() {}

    /**
     * Of the variables that POSIX names, the first that is set counts: {@code zh…} is Chinese,
     * {@code C} and {@code POSIX} say nothing about a language, everything else is read in English.
     * Where none says anything (a desktop on Windows or macOS), the JVM's own locale counts.
     */
    public static Locale of(Map<String, String> environment, Locale ofTheJvm) {
        return Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .map(value -> value.split("[._@-]", 2)[0].toLowerCase(Locale.ROOT))
                .filter(language -> !language.equals("c") && !language.equals("posix"))
                .map(language -> spoken(language))
                .orElseGet(() -> spoken(ofTheJvm.getLanguage()));
    }

    private static Locale spoken(String language) {
        return language.startsWith("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }
}
