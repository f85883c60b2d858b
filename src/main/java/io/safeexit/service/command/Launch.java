package io.safeexit.service.command;

import io.safeexit.guardian.Guarded;
import io.safeexit.os.ProcessIdentity;
import io.safeexit.os.Signals;
import io.safeexit.os.Spawn;
import io.safeexit.service.PortTaken;
import io.safeexit.service.ServiceFailure;
import io.safeexit.service.definition.ServiceDefinition;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The start of a program: below a guardian where the system has what that needs.
 *
 * @param definition what is started
 * @param disableAiohttpTransport see {@link CommandOptions}
 * @param mark the value of {@link Kin#MARK} in its environment
 */
record Launch(ServiceDefinition definition, boolean disableAiohttpTransport, String mark) {

    private static final int ENOENT = 2;
    private static final int ENOEXEC = 8;
    private static final int EACCES = 13;

    /** The port of the address, that of its scheme where it names none; empty without one. */
    static OptionalInt port(ServiceDefinition definition) {
        return definition
                .address()
                .map(HttpAsk::portOf)
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    /** The first signal that asks the program to end. */
    static int stopSignal(ServiceDefinition definition) {
        return Signals.number(definition.stop().signals().getFirst()).orElse(Signals.TERM);
    }

    /** What the environment of the program, and of what is run for it, has beyond ours. */
    Map<String, String> environment() {
        var added = new HashMap<String, String>();
        added.put(Kin.MARK, mark);
        if (disableAiohttpTransport) {
            added.put("DISABLE_AIOHTTP_TRANSPORT", "True");
        }
        return added;
    }

    /**
     * Whether a program is started below a guardian: what it starts cannot leave its tree then, and
     * all of it ends with this process, however that ends.
     */
    static boolean isGuarded() {
        return Guarded.possible();
    }

    /** Starts it and has its output read. */
    void start(Run run) throws ServiceFailure, InterruptedException {
        var program = ProgramStart.of(definition, port(definition), environment());
        try {
            if (isGuarded()) {
                startGuarded(program, run);
            } else {
                startPlain(program, run);
            }
        } catch (IOException failure) {
            throw new ServiceFailure("program.cannotRun", definition.name(), failure.toString());
        }
    }

    private void startGuarded(ProgramStart program, Run run)
            throws ServiceFailure, IOException, InterruptedException {
        var guarded = Guarded.begin();
        try {
            lookAtPort(); // while the guardian comes up
            var head = guarded.start(program.spawn(), stopSignal(definition));
            var tree = new GuardedTree(guarded, head, mark);
            run.began(tree, run.output().follow(guarded.out(), guarded.err()), guarded.pipes());
        } catch (Spawn.Failed failed) {
            throw explain(program, failed.errno());
        } catch (PortTaken taken) {
            guarded.leave();
            throw taken;
        }
    }

    private void startPlain(ProgramStart program, Run run) throws ServiceFailure, IOException {
        lookAtPort();
        var nothing = File.separatorChar == '/' ? new File("/dev/null") : new File("NUL");
        var process = program.builder().redirectInput(nothing).start();
        run.began(
                WatchedTree.of(process, mark),
                run.output().follow(process.getInputStream(), process.getErrorStream()));
    }

    private void lookAtPort() throws PortTaken {
        URI address = definition.address().orElse(null);
        if (address != null) {
            PortLook.ensureFree(address);
        }
    }

    private static ServiceFailure explain(ProgramStart program, int errno) {
        var file = program.file().toString();
        return switch (errno) {
            case ENOENT -> new ServiceFailure("program.noInterpreter", file);
            case ENOEXEC -> new ServiceFailure("program.notAProgram", file);
            case EACCES -> new ServiceFailure("program.notExecutable", file);
            default -> new ServiceFailure("program.cannotRun", file, "errno " + errno);
        };
    }

    /** A tree that was left over from an earlier life. */
    static ProgramTree adopt(LeftOver left) {
        var kin = new Kin(left.mark());
        left.known().forEach(kin::add);
        ProcessIdentity head = left.head();
        return WatchedTree.orphaned(head, kin);
    }
}
