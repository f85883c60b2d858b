package io.safeexit.process;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.awaitility.Awaitility;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Single requests to the program. */
final class Call {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Pattern IN_FLIGHT =
            Pattern.compile(
                    "^safeexit_(?:requests_in_flight|streams\\w*) (\\d+)", Pattern.MULTILINE);

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Call() {}

    /** Sends a request; what becomes of it is told later. */
    static CompletableFuture<HttpResponse<String>> begin(URI address, String path) {
        var request = HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE).build();
        return CLIENT.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    /** The answer. */
    static HttpResponse<String> answer(CompletableFuture<HttpResponse<String>> call)
            throws Exception {
        return call.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Whether a request came to nothing: no answer, only the end of the connection. */
    static boolean failed(CompletableFuture<?> call) {
        Awaitility.await().atMost(PATIENCE).until(call::isDone);
        return call.isCompletedExceptionally();
    }

    /** Waits until the program says that it works on at least so many requests and streams. */
    static void awaitInFlight(URI address, int atLeast) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> inFlight(address) >= atLeast);
    }

    private static long inFlight(URI address) throws Exception {
        var metrics = answer(begin(address, "/metrics")).body();
        var found = IN_FLIGHT.matcher(metrics);
        long sum = 0;
        boolean any = false;
        while (found.find()) {
            any = true;
            sum += Long.parseLong(found.group(1));
        }
        assertTrue(any, metrics);
        return sum - 1; // the question itself
    }
}
