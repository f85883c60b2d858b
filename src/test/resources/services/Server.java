import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;

/**
 * A web server in one file of Java ({@code java Server.java}): answers after {@code ?ms=…}; told to
 * end, it answers what it has begun and ends with 0. Ends by itself after 60 s.
 */
class Server {

    private static final int LIFE_MILLIS = 60_000;

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var inFlight = new Phaser(1);
        var port = Integer.parseInt(System.getenv().getOrDefault("PORT", "0"));
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 128);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/",
                exchange -> {
                    inFlight.register();
                    try (exchange) {
                        pause(exchange.getRequestURI().getQuery());
                        var body = "done\n".getBytes(StandardCharsets.UTF_8);
                        exchange.getResponseHeaders().add("Connection", "close");
                        exchange.sendResponseHeaders(200, body.length);
                        exchange.getResponseBody().write(body);
                    } finally {
                        inFlight.arriveAndDeregister();
                    }
                });
        server.start();
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    inFlight.arriveAndAwaitAdvance();
                                    server.stop(0);
                                    Runtime.getRuntime().halt(0);
                                }));
        System.out.println("ready");
        Thread.sleep(LIFE_MILLIS);
        System.exit(0);
    }

    private static void pause(String query) {
        try {
            if (query != null && query.startsWith("ms=")) {
                Thread.sleep(Long.parseLong(query.substring(3)));
            }
        } catch (InterruptedException cut) {
            Thread.currentThread().interrupt();
        }
    }
}
