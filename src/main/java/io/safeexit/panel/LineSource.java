package io.safeexit.panel;

import io.safeexit.text.Texts;

/** Where a viewer's lines come from. Asked by one thread, which is not the window's. */
interface LineSource {

    /** Goes up whenever there is something new; must not wait. */
    long version();

    /** All lines of this moment, in this language. */
    LineStock read(Texts texts);
}
