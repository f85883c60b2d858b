package io.safeexit;

import io.safeexit.shutdown.Deadline;

/** One way of showing the program. */
interface View {

    /** Shows it, on the main thread, which is the view's from then on. */
    void open();

    /** The exit is over: shows the last of it. Any thread; waits no longer than {@code latest}. */
    void close(Deadline latest);
}
