package io.safeexit.terminal;

import io.safeexit.service.AnswerRate;
import io.safeexit.service.ServiceHost;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.SafeWait;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * Looks at the service once a second, so that when somebody asks how many requests it answers at
 * this moment there is something to compare with. Any thread.
 */
final class LoadWatch {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final ServiceHost host;
    private final AnswerRate rate = new AnswerRate();

    LoadWatch(ServiceHost host) {
        this.host = host;
    }

    /** From now on, until the program ends. */
    void begin() {
        Thread.ofPlatform()
                .daemon()
                .name("console-load")
                .start(
                        () -> {
                            while (true) {
                                perSecond();
                                SafeWait.pause(INTERVAL);
                            }
                        });
    }

    /** Requests answered a second; empty where no service runs. */
    synchronized OptionalLong perSecond() {
        var service = host.service();
        if (service.isEmpty()) {
            rate.clear();
            return OptionalLong.empty();
        }
        return OptionalLong.of(rate.add(service.get().load().served(), Deadline.now()));
    }
}
