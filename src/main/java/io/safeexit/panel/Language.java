package io.safeexit.panel;

import io.safeexit.settings.SystemLanguage;

import java.util.Locale;

/** The languages to choose from. */
enum Language {
    SYSTEM("system"),
    ENGLISH("en"),
    CHINESE("zh");

    private final String setting;

    Language(String setting) {
        this.setting = setting;
    }

    /** The choice that is in force: what the file has, as long as that is what is spoken. */
    static Language of(String setting, Locale spoken) {
        var plain = spoken.getLanguage().equals("zh") ? CHINESE : ENGLISH;
        boolean named = setting.equals(plain.setting);
        return !named && SYSTEM.locale().equals(plain.locale()) ? SYSTEM : plain;
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
