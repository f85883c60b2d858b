package io.safeexit.terminal;

import io.safeexit.shutdown.ExitDesk;
import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.Trigger;

/** {@code exit}: ends the service and the program, safely. */
final class ExitCommand implements Command {

    private final ExitDesk desk;

    ExitCommand(ExitDesk desk) {
        this.desk = desk;
    }

    @Override
    public String name() {
        return "exit";
    }

    @Override
    public String arguments() {
        return "";
    }

    @Override
    public void run(Arguments given, Session session) throws Mistake {
        given.end();
        desk.accept(ExitRequest.exit(Trigger.CONSOLE));
        session.end();
    }
}
