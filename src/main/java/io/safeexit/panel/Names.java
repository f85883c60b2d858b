package io.safeexit.panel;

import io.safeexit.text.Texts;

/** Names of services: some are those of texts, and so follow the language. */
final class Names {

    private Names() {}

    static String of(String service, Texts texts) {
        return texts.named(service);
    }
}
