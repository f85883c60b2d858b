package io.safeexit.terminal;

import io.safeexit.journal.Journal;
import io.safeexit.shutdown.ExitProgress;

import java.util.Optional;

/** What is said, and how an exit stands, made visible. One thread draws. */
interface Canvas {

    /** Says what is to be said of this. */
    void tell(Journal.Entry entry);

    /**
     * Whether what is shown changes without a word, as it may while something is {@code exiting}.
     */
    boolean moves(boolean exiting);

    /** Shows how the exit under way stands at this moment; empty where none is. */
    void show(Optional<ExitProgress> exit);
}
