package io.safeexit.faults;

import io.safeexit.Main;

/** The program on the class path, beside the services of the tests. */
public final class FaultyProgram {

    private FaultyProgram() {}

    /** The program's own arguments. */
    public static void main(String[] args) {
        Main.main(args);
    }
}
