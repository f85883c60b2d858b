package io.safeexit.bench.subject;

import java.awt.AWTException;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Robot;
import java.awt.Toolkit;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Watches the middle of the screen it runs on until a program that it starts has painted it. A
 * process of its own, because the screen is chosen by the environment.
 */
public final class Painted {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** Often enough for a figure, seldom enough not to be in the way of who is measured. */
    private static final long LOOK_MILLIS = 4;

    private Painted() {}

    /**
     * Arguments: a command. Prints the milliseconds to the first paint and the program's process
     * number; told anything, it ends the program with SIGTERM and prints how long that took.
     */
    public static void main(String[] command)
            throws AWTException, IOException, InterruptedException {
        var robot = new Robot();
        var middle = middle();
        Color before = robot.getPixelColor(middle.width, middle.height);
        long began = System.nanoTime();
        var program =
                new ProcessBuilder(List.of(command))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        while (before.equals(robot.getPixelColor(middle.width, middle.height))) {
            if (!program.isAlive() || System.nanoTime() - began > LONGEST.toNanos()) {
                program.destroyForcibly();
                System.exit(1);
            }
            Thread.sleep(LOOK_MILLIS);
        }
        System.out.printf("%d %d%n", (System.nanoTime() - began) / 1_000_000, program.pid());
        System.in.read();
        long told = System.nanoTime();
        program.destroy();
        program.waitFor();
        System.out.printf("%d%n", (System.nanoTime() - told) / 1_000_000);
        System.exit(0);
    }

    private static Dimension middle() {
        var screen = Toolkit.getDefaultToolkit().getScreenSize();
        return new Dimension(screen.width / 2, screen.height / 2);
    }
}
