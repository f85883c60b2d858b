package io.safeexit.os;

/** How a process ended. */
public sealed interface ExitStatus {

    /** Nobody could say: it was not a child of ours. */
    ExitStatus UNKNOWN = new Unknown();

    /** By itself, with this exit code. */
    record Code(int value) implements ExitStatus {}

    /** By this signal. */
    record Signal(int number) implements ExitStatus {}

    /** Nobody could say. */
    record Unknown() implements ExitStatus {}

    /** As Java and shells fold it: 128 and the signal's number together. */
    static ExitStatus folded(int value) {
        return value > 128 && value <= 128 + 64 ? new Signal(value - 128) : new Code(value);
    }
}
