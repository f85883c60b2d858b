package io.safeexit.service.command;

import io.safeexit.os.FileTable;
import io.safeexit.os.ProcessEntry;
import io.safeexit.os.ProcessSignal;
import io.safeexit.os.ProcessStatus;
import io.safeexit.os.ProcessTable;
import io.safeexit.os.Signals;
import io.safeexit.service.Hold;

import java.util.ArrayList;
import java.util.List;

/** One process of a program as something that an exit waits for. */
record OnProcess(ProcessEntry process) implements Hold {

    @Override
    public Object key() {
        return process.identity();
    }

    /** Its command line and what it has open. */
    @Override
    public List<String> details() {
        return described(process);
    }

    static List<String> described(ProcessEntry process) {
        var lines = new ArrayList<String>();
        lines.add(ProcessTable.commandLine(process.pid()));
        lines.addAll(FileTable.of(process.pid()));
        return lines;
    }

    /** Of a process it is not known whether it was told, but whether it would hear it. */
    @Override
    public List<String> deafTo() {
        return ProcessStatus.of(process.pid()).deafTo();
    }

    @Override
    public boolean cancellable() {
        return true;
    }

    @Override
    public boolean forcible() {
        return true;
    }

    @Override
    public boolean cancel() {
        TreeEnd.ask(process, Signals.TERM);
        return true;
    }

    @Override
    public boolean force() {
        ProcessSignal.send(process.identity(), Signals.KILL);
        return true;
    }
}
