package io.safeexit.process;

import io.safeexit.Main;

import java.io.IOException;

/** The program, with somebody in the same JVM who calls {@code System.exit} when told to. */
final class ExitsFromElsewhere {

    private ExitsFromElsewhere() {}

    public static void main(String[] args) {
        Thread.ofPlatform().daemon().start(ExitsFromElsewhere::exitWhenTold);
        Main.main(args);
    }

    private static void exitWhenTold() {
        try {
            if (System.in.read() >= 0) {
                System.exit(7);
            }
        } catch (IOException closed) {
            // nobody tells
        }
    }
}
