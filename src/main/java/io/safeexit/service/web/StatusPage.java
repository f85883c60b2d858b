package io.safeexit.service.web;

import io.safeexit.service.ServiceLoad;
import io.safeexit.text.Texts;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page a person sees, and the event stream that keeps it up to date. */
final class StatusPage {

    private static final Duration PACE = Duration.ofSeconds(1);
    private static final Pattern PLACE = Pattern.compile("\\{\\{([\\w.]+)}}");
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                    + " img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Practice practice;
    private final Supplier<ServiceLoad> load;
    private final Locale usual;
    private final String page = resource("status.html");
    private final String style = resource("status.css");
    private final String script = resource("status.js");

    StatusPage(Practice practice, Supplier<ServiceLoad> load, Locale usual) {
        this.practice = practice;
        this.load = load;
        this.usual = usual;
    }

    Map<String, Router.Route> routes() {
        return Map.of(
                "/", Router.Route.get(this::show),
                "/status.css", Router.Route.get((exchange, reply) -> asset(reply, "css", style)),
                "/status.js",
                        Router.Route.get((exchange, reply) -> asset(reply, "javascript", script)),
                "/events", Router.Route.get(this::follow));
    }

    private void show(Exchange exchange, Reply reply) {
        var texts = Texts.in(language(exchange.request()));
        reply.header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header("Vary", "Accept-Language")
                .header("Content-Language", texts.locale().toLanguageTag())
                .send(HttpStatus.OK_200, "text/html; charset=utf-8", filled(texts));
    }

    private String filled(Texts texts) {
        return PLACE.matcher(page)
                .replaceAll(
                        place -> {
                            var key = place.group(1);
                            var text =
                                    key.equals("lang")
                                            ? texts.locale().toLanguageTag()
                                            : texts.get(key);
                            return Matcher.quoteReplacement(escaped(text));
                        });
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    /** What the address names, else what the browser prefers, else the program's own. */
    private Locale language(Request request) {
        var named = Request.extractQueryParameters(request).getValue("lang");
        if (named != null) {
            return Locale.forLanguageTag(named.replace('_', '-'));
        }
        return Request.getLocales(request).stream()
                .filter(asked -> request.getHeaders().contains("Accept-Language"))
                .filter(
                        asked ->
                                asked.getLanguage().equals("zh")
                                        || asked.getLanguage().equals("en"))
                .findFirst()
                .orElse(usual);
    }

    private static void asset(Reply reply, String type, String body) {
        reply.header("Cache-Control", "no-cache")
                .send(HttpStatus.OK_200, "text/" + type + "; charset=utf-8", body);
    }

    private void follow(Exchange exchange, Reply reply) throws IOException, InterruptedException {
        practice.events(
                exchange, reply, PACE, Long.MAX_VALUE, number -> "data: " + json() + "\n\n");
    }

    private String json() {
        var now = load.get();
        return "{\"inFlight\":%d,\"streams\":%d,\"connections\":%d,\"served\":%d}"
                .formatted(now.inFlight(), now.streams(), now.connections(), now.served());
    }

    private static String resource(String name) {
        try (var in = Objects.requireNonNull(StatusPage.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
