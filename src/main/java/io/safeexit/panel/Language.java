package io.safeexit.panel;

import io.safeexit.settings.SystemLanguage;

import java.util.Locale;
import java.util.stream.Stream;

/** The languages to choose from. */
enum Language {
    SYSTEM("system"),
    ENGLISH("en"),
    CHINESE("zh");

    private final String setting;

    Language(String setting) {
        this.setting = setting;
    }

    /** The one that {@code setting} says, which can be used. */
    static Language of(String setting) {
        return Stream.of(values())
                .filter(language -> language.setting.equalsIgnoreCase(setting.strip()))
                .findFirst()
                .orElse(SYSTEM);
    }

    /** As the settings file has it. */
    String setting() {
        return setting;
    }

    Locale locale() {
        return switch (this) {
            case SYSTEM -> SystemLanguage.of(System.getenv(), Locale.getDefault());
            case ENGLISH -> Locale.ENGLISH;
            case CHINESE -> Locale.SIMPLIFIED_CHINESE;
        };
    }

    /** A language names itself, whatever is spoken: so that one finds back. Not in empty boxes. */
    String name(Words words) {
        return switch (this) {
            case SYSTEM -> words.get("panel.language.system");
            case ENGLISH -> "English";
            case CHINESE -> words.canDraw(locale()) ? "简体中文" : words.get("panel.language.noFont");
        };
    }
}
