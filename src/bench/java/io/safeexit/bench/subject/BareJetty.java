package io.safeexit.bench.subject;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * The server library as it is, with the endpoints of the service and none of its accounting. With
 * {@code graceful}, it ends as the library's documentation recommends.
 */
public final class BareJetty {

    private BareJetty() {}

    /** Arguments: the port, and {@code graceful} if wanted. */
    public static void main(String[] args) throws Exception {
        // Threads as the service has them: a few of the system, one virtual one for each request.
        var pool = new QueuedThreadPool(32, 4);
        var threads = Thread.ofVirtual().name("web-", 1).factory();
        pool.setVirtualThreadsExecutor(request -> threads.newThread(request).start());
        var server = new Server(pool);
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        var connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        connector.setPort(Integer.parseInt(args[0]));
        connector.setAcceptQueueSize(16_384);
        connector.setIdleTimeout(60_000);
        server.addConnector(connector);
        server.setHandler(new Endpoints());
        if (args.length > 1 && args[1].equals("graceful")) {
            server.insertHandler(new GracefulHandler());
            server.setStopTimeout(5_000);
        }
        server.setStopAtShutdown(true);
        server.start();
        server.join();
    }

    private static final class Endpoints extends Handler.Abstract {

        @Override
        public boolean handle(Request request, Response response, Callback callback)
                throws Exception {
            switch (Request.getPathInContext(request)) {
                case "/ping" -> answer(response, callback, "pong\n");
                case "/healthz", "/readyz" -> answer(response, callback, "ok\n");
                case "/work" -> {
                    TimeUnit.MILLISECONDS.sleep(number(request, "ms"));
                    answer(response, callback, "worked ".repeat(160));
                }
                case "/stuck" -> TimeUnit.DAYS.sleep(1);
                case "/upload" -> upload(request, response, callback);
                case "/stream" -> stream(number(request, "seconds"), response, callback);
                default -> Response.writeError(request, response, callback, 404);
            }
            return true;
        }

        private static long number(Request request, String name) throws Exception {
            return Long.parseLong(Request.extractQueryParameters(request).getValue(name));
        }

        private static void answer(Response response, Callback callback, String text) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
            Content.Sink.write(response, true, text, callback);
        }

        private static void upload(Request request, Response response, Callback callback)
                throws Exception {
            var buffer = new byte[16 * 1024];
            var total = 0L;
            try (var body = Content.Source.asInputStream(request)) {
                for (var count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                    total += count;
                }
            }
            answer(response, callback, total + "\n");
        }

        private static void stream(long seconds, Response response, Callback callback)
                throws Exception {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
            for (var n = 0; n < seconds * 10; n++) {
                var event =
                        ByteBuffer.wrap(("data: " + n + "\n\n").getBytes(StandardCharsets.UTF_8));
                Content.Sink.write(response, false, event);
                TimeUnit.MILLISECONDS.sleep(100);
            }
            response.write(true, ByteBuffer.allocate(0), callback);
        }
    }
}
