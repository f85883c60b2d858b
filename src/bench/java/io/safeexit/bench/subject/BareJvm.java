package io.safeexit.bench.subject;

/** A program that does nothing until it is told to end: the least time an end can take. */
public final class BareJvm {

    private BareJvm() {}

    /** Never returns. */
    public static void main(String[] args) throws InterruptedException {
        System.out.println("ready");
        Thread.sleep(Long.MAX_VALUE);
    }
}
