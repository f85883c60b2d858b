package io.safeexit.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.Trigger;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** Requests that come before there is a desk. */
class ExitMailboxTest {

    private static final ExitRequest FIRST = ExitRequest.exit(Trigger.SIGTERM);
    private static final ExitRequest SECOND = ExitRequest.exit(Trigger.SIGINT);
    private static final ExitRequest THIRD = ExitRequest.exit(Trigger.SIGHUP);

    @Test
    void earlyRequestsAreKeptInOrderAndLaterOnesGoStraightThrough() {
        var mailbox = new ExitMailbox();
        var heard = new ArrayList<ExitRequest>();
        mailbox.accept(FIRST);
        mailbox.accept(SECOND);
        assertEquals(List.of(), heard);
        mailbox.openTo(heard::add);
        assertEquals(List.of(FIRST, SECOND), heard);
        mailbox.accept(THIRD);
        assertEquals(List.of(FIRST, SECOND, THIRD), heard);
    }
}
