package io.safeexit;

import io.safeexit.panel.Toolkit;
import io.safeexit.signal.ExitMailbox;

import java.util.Optional;

/**
 * What is there before all is read that was said: who hears signals, and, where there will be a
 * window unless something is wrong, the window system, which takes longest.
 *
 * @param toolkit empty where there may be no window
 */
record Beginning(ExitMailbox mailbox, Optional<Toolkit> toolkit) {}
