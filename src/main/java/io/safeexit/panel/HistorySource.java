package io.safeexit.panel;

import io.safeexit.journal.history.PastExits;

import java.io.IOException;

/** Where the window reads past exits from. May wait for the disk: never asked by the FX thread. */
@FunctionalInterface
public interface HistorySource {

    /**
     * All that are remembered at this moment.
     *
     * @throws IOException they cannot be read
     */
    PastExits read() throws IOException;
}
