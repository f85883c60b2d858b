package io.safeexit.service.output;

/** Takes what a program prints as it comes: a terminal that it is passed through to. */
public interface OutputSink {

    /**
     * Takes the next bytes, secrets masked. Called on the thread that reads the stream: as long as
     * this does not return, nothing more is read of it, and a program that goes on printing waits.
     *
     * @param bytes to be read only, and only during the call
     */
    void accept(OutputSource source, byte[] bytes, int length);

    /** The stream is at its end. */
    void end(OutputSource source);
}
