package io.safeexit.service.definition;

import java.time.Duration;

/**
 * What is done when a program ends by itself.
 *
 * @param when after which ends it is started again
 * @param atMost how many times within {@code within}; after that it stays down
 * @param within the time that the restarts are counted in
 */
public record RestartRules(When when, int atMost, Duration within) {

    /** It stays down. */
    public static final RestartRules NEVER =
            new RestartRules(When.NEVER, 5, Duration.ofSeconds(60));

    /** After which ends a program is started again. */
    public enum When {
        NEVER,
        /** After an exit code other than 0, or a signal. */
        ON_FAILURE,
        ALWAYS
    }
}
