package io.safeexit.panel;

import io.safeexit.service.ServiceState;
import io.safeexit.shutdown.Tier;

/** How much a person should care at this moment; the colour of the dot, the icon, the promise. */
enum Tone {
    /** Nothing runs. */
    IDLE,
    /** Goes as it should. */
    ACTIVE,
    /** An exit is over its first limit. */
    OVER_TIME,
    /** The emergency tier, or a failed start. */
    DANGER;

    static Tone of(PanelSnapshot snapshot) {
        if (snapshot.exiting()) {
            return snapshot.exit()
                    .map(
                            exit ->
                                    exit.tier() == Tier.EMERGENCY
                                            ? DANGER
                                            : exit.overLimit() ? OVER_TIME : ACTIVE)
                    .orElse(ACTIVE);
        }
        return switch (snapshot.state()) {
            case STOPPED -> IDLE;
            case STARTING, RUNNING, STOPPING -> ACTIVE;
            case FAILED -> DANGER;
        };
    }

    /** The word that says the same as the colour. */
    static String wordKey(PanelSnapshot snapshot) {
        if (snapshot.programEnds()) {
            return "panel.state.EXITING";
        }
        var state = snapshot.exiting() ? ServiceState.STOPPING : snapshot.state();
        return "panel.state." + state;
    }

    /** The name of its style class. */
    String styleClass() {
        return switch (this) {
            case IDLE -> "tone-idle";
            case ACTIVE -> "tone-active";
            case OVER_TIME -> "tone-over-time";
            case DANGER -> "tone-danger";
        };
    }
}
