package io.safeexit.terminal;

import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.Trigger;

/** {@code force}: ends the service at once, or cuts the exit under way short. */
final class ForceCommand implements Command {

    private final House house;

    ForceCommand(House house) {
        this.house = house;
    }

    @Override
    public String name() {
        return "force";
    }

    @Override
    public String arguments() {
        return "";
    }

    @Override
    public void run(Arguments given, Session session) throws Mistake {
        given.end();
        StopCommand.end(house, ExitRequest.stop(Trigger.CONSOLE).forced(), session);
    }
}
