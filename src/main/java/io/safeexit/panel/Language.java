package io.safeexit.panel;

import java.util.Locale;

/** The languages to choose from. */
enum Language {
    ENGLISH("en", Locale.ENGLISH),
    CHINESE("zh", Locale.SIMPLIFIED_CHINESE);

    private final String setting;
    private final Locale locale;

    Language(String setting, Locale locale) {
        this.setting = setting;
        this.locale = locale;
    }

    static Language of(Locale locale) {
        return locale.getLanguage().equals("zh") ? CHINESE : ENGLISH;
    }

    /** As the settings file has it. */
    String setting() {
        return setting;
    }

    Locale locale() {
        return locale;
    }

    /** Its own name for itself, whatever is spoken: so that one finds back. */
    String ownName() {
        return this == CHINESE ? "简体中文" : "English";
    }
}
