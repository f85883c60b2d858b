package io.safeexit.diagnosis;

import io.safeexit.service.Blocker;
import io.safeexit.shutdown.RunningTask;

import java.time.Duration;
import java.util.List;

/** What there is to look at: the service, and the exit under way. Any thread. */
public interface Scene {

    /** What the service tells of what holds it up. */
    List<Blocker> blockers();

    /** The threads that would keep a JVM alive. */
    List<Blocker> threads();

    /** How many requests and streams there are, told or not. */
    long open();

    /** The tasks of the exit that are not over. */
    List<RunningTask> tasks();

    /** What the request took that took longest so far; zero where that is not known. */
    Duration longestRequest();

    /** What the phases that wait for requests may take. */
    Duration interfaceLimit();

    /** Where the service listens; 0 where that is not known. */
    int port();
}
