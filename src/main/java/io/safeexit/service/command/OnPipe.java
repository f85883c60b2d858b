package io.safeexit.service.command;

import io.safeexit.os.ProcessEntry;
import io.safeexit.service.Hold;

import java.util.List;

/**
 * A process that is none of the program's, with a pipe of its output open, as something that an
 * exit waits for. It is somebody else's: it is not ended, but its output can be left alone.
 */
record OnPipe(ProcessEntry process, Run run) implements Hold {

    @Override
    public Object key() {
        return process.identity();
    }

    /** Its command line and what it has open. */
    @Override
    public List<String> details() {
        return OnProcess.described(process);
    }

    @Override
    public boolean cancellable() {
        return true;
    }

    /** The last output is not waited for any more. */
    @Override
    public boolean cancel() {
        run.leaveOutput();
        return true;
    }
}
