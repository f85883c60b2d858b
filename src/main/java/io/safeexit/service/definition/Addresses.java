package io.safeexit.service.definition;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses and ports as people write them. */
final class Addresses {

    private static final int LAST_PORT = 65_535;
    private static final String LOOPBACK = "127.0.0.1";
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(?:(\\[[0-9a-fA-F:.%\\w]+]|[^:\\s/]+):)?(\\d{1,5})");

    private Addresses() {}

    /** A host, and a port of it. */
    record Port(String host, int number) {}

    /** {@code http://host:port/…}, the same with https, or {@code tcp://host:port}. */
    static Optional<URI> address(String text) {
        return uri(text).filter(Addresses::hasPort);
    }

    /** An address that can be asked with HTTP. */
    static Optional<URI> http(String text) {
        return uri(text).filter(Addresses::isHttp).filter(Addresses::hasPort);
    }

    static boolean isHttp(URI address) {
        return "http".equals(address.getScheme()) || "https".equals(address.getScheme());
    }

    /** A path of {@code address}, from its root on. */
    static Optional<URI> path(URI address, String path) {
        if (!path.startsWith("/")) {
            return Optional.empty();
        }
        try {
            return Optional.of(address.resolve(new URI(path)));
        } catch (URISyntaxException unusable) {
            return Optional.empty();
        }
    }

    /** The port of {@code address}, also where only its scheme says which. */
    static Port port(URI address) {
        int number = address.getPort();
        if (number < 0) {
            number = "https".equals(address.getScheme()) ? 443 : 80;
        }
        return new Port(bare(address.getHost()), number);
    }

    /** {@code 8000}, of {@code otherwise}, or {@code host:8000}. */
    static Optional<Port> port(String text, Optional<URI> otherwise) {
        var matcher = HOST_AND_PORT.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var host = matcher.group(1);
        if (host == null) {
            host = otherwise.map(URI::getHost).orElse(LOOPBACK);
        }
        int number = Integer.parseInt(matcher.group(2));
        return number >= 1 && number <= LAST_PORT
                ? Optional.of(new Port(bare(host), number))
                : Optional.empty();
    }

    /** The same address with another port. */
    static URI withPort(URI address, int port) {
        var host = address.getHost();
        var text = address.toString();
        int from = text.indexOf(host) + host.length();
        int to = address.getPort() < 0 ? from : from + 1 + digits(address.getPort());
        return URI.create(text.substring(0, from) + ":" + port + text.substring(to));
    }

    private static int digits(int number) {
        return Integer.toString(number).length();
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static Optional<URI> uri(String text) {
        try {
            var address = new URI(text.strip());
            // A name and a password in an address would be shown everywhere.
            return address.getHost() == null || address.getUserInfo() != null
                    ? Optional.empty()
                    : Optional.of(address);
        } catch (URISyntaxException unusable) {
            return Optional.empty();
        }
    }

    private static boolean hasPort(URI address) {
        int port = address.getPort();
        boolean known = isHttp(address) && port == -1;
        boolean scheme = isHttp(address) || "tcp".equals(address.getScheme());
        return scheme && (known || (port >= 1 && port <= LAST_PORT));
    }
}
