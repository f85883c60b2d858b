package io.safeexit.service.command;

import io.safeexit.os.ExitStatus;
import io.safeexit.os.ProcessEntry;
import io.safeexit.os.ProcessIdentity;
import io.safeexit.os.ProcessSignal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A program that runs, with everything that it started. Any thread. */
interface ProgramTree {

    /** The program itself. */
    ProcessIdentity head();

    /** What stands between it and us. */
    Optional<ProcessIdentity> guardian();

    /** What runs of it at this moment, parents first. A few milliseconds' work. */
    List<ProcessEntry> members();

    /** Completes when the program itself has ended, whatever it left behind. */
    CompletableFuture<ExitStatus> headEnd();

    /** Completes when nothing of it is left. */
    CompletableFuture<Void> gone();

    /** Nobody here ends it any more: if there is somebody who can, he does. */
    default void leave() {}

    /** Sends a signal to all that runs of it. Returns how many there were. */
    default int signal(int number) {
        var members = members();
        for (var member : members) {
            ProcessSignal.send(member.identity(), number);
        }
        return members.size();
    }
}
