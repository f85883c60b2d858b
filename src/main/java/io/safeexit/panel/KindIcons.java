package io.safeexit.panel;

import io.safeexit.service.Blocker;

/** A sign for each sort of thing that can hold up an exit. */
final class KindIcons {

    private KindIcons() {}

    /** The name of the sign. */
    static String of(Blocker.Kind kind) {
        return switch (kind) {
            case DEADLOCK -> "fth-lock";
            case UPLOAD -> "fth-upload";
            case REQUEST -> "fth-arrow-right-circle";
            case PROCESS -> "fth-cpu";
            case PIPE -> "fth-terminal";
            case STREAM -> "fth-radio";
            case CONNECTION -> "fth-link";
            case TASK -> "fth-check-square";
            case THREAD -> "fth-activity";
        };
    }
}
