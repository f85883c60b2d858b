package io.safeexit.panel;

import io.safeexit.shutdown.ExitProgress;
import io.safeexit.shutdown.Tier;

/**
 * Which of the three buttons can be pressed at one moment, and which one Enter presses. Exactly one
 * is always preferred, also when it can not be pressed.
 *
 * @param start whether Start can be pressed
 * @param stop whether Stop can be pressed
 * @param force what Force Stop does
 * @param preferred the default button
 */
record Choices(boolean start, boolean stop, Force force, Button preferred) {

    /** What Force Stop does. */
    enum Force {
        /** Nothing: there is nothing to force. */
        OFF,
        /** Asks once, naming what would be lost. */
        ASKS,
        /** Forces. */
        AT_ONCE
    }

    /** The three buttons. */
    enum Button {
        START,
        STOP,
        FORCE
    }

    static Choices of(PanelSnapshot snapshot) {
        if (snapshot.exiting()) {
            return snapshot.exit()
                    .map(Choices::during)
                    .orElse(new Choices(false, false, Force.AT_ONCE, Button.STOP));
        }
        return switch (snapshot.state()) {
            case STOPPED, FAILED -> new Choices(true, false, Force.OFF, Button.START);
            case STARTING -> new Choices(false, true, Force.AT_ONCE, Button.STOP);
            case RUNNING -> new Choices(false, true, Force.ASKS, Button.STOP);
            case STOPPING -> new Choices(false, false, Force.OFF, Button.STOP);
        };
    }

    private static Choices during(ExitProgress exit) {
        if (!exit.underWay() || exit.tier() == Tier.EMERGENCY) {
            return new Choices(false, false, Force.OFF, Button.STOP);
        }
        return new Choices(
                false, false, Force.AT_ONCE, exit.overLimit() ? Button.FORCE : Button.STOP);
    }
}
