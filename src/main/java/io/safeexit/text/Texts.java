package io.safeexit.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The texts of one language. Immutable, any thread.
 *
 * <p>A text is a {@link MessageFormat} pattern, always: also the ones without arguments, so that an
 * apostrophe is written the same way everywhere.
 */
public final class Texts {

    private static final String BUNDLE = "io.safeexit.text.messages";

    private final Locale locale;
    private final ResourceBundle bundle;

    private Texts(Locale locale) {
        this.locale = locale;
        // The root bundle is the English one: asked for by name, so that the default locale of the
        // machine, which a lookup falls back to, never gets in.
        this.bundle =
                ResourceBundle.getBundle(
                        BUNDLE, locale.equals(Locale.ENGLISH) ? Locale.ROOT : locale);
    }

    /** The texts for {@code locale}: Simplified Chinese for any Chinese, else English. */
    public static Texts in(Locale locale) {
        return new Texts(
                locale.getLanguage().equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH);
    }

    /** The language of these texts. */
    public Locale locale() {
        return locale;
    }

    /** The bundle itself, for views that resolve keys by themselves. */
    public ResourceBundle bundle() {
        return bundle;
    }

    /** Whether there is a text of that name. */
    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** What {@code name} is called: the text of that name where there is one, else itself. */
    public String named(String name) {
        return has(name) ? get(name) : name;
    }

    /** The text named {@code key}, filled in. A missing key is shown as itself, in brackets. */
    public String get(String key, Object... args) {
        if (!bundle.containsKey(key)) {
            return "[" + key + "]";
        }
        return new MessageFormat(bundle.getString(key), locale).format(args);
    }
}
