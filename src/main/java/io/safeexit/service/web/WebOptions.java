package io.safeexit.service.web;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What the built-in web service is told.
 *
 * @param host the address it listens on
 * @param port its port; 0 for any free one
 * @param language the language of its pages where the browser asks for none of ours
 * @param keepAliveLinger how long an idle connection stays readable once an exit has begun, so that
 *     a request on its way is still served
 * @param folder the folder whose files are served; empty for the practice service
 */
public record WebOptions(
        String host, int port, Locale language, Duration keepAliveLinger, Optional<Path> folder) {

    /** Those of the practice service. */
    public WebOptions(String host, int port, Locale language, Duration keepAliveLinger) {
        this(host, port, language, keepAliveLinger, Optional.empty());
    }
}
