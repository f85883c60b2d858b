package io.safeexit.terminal;

import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.Trigger;

/** {@code stop}: ends the service safely; the program stays. */
final class StopCommand implements Command {

    private final House house;

    StopCommand(House house) {
        this.house = house;
    }

    @Override
    public String name() {
        return "stop";
    }

    @Override
    public String arguments() {
        return "";
    }

    @Override
    public void run(Arguments given, Session session) throws Mistake {
        given.end();
        end(house, ExitRequest.stop(Trigger.CONSOLE), session);
    }

    /** Asks for an end of the service, where there is one to end. */
    static void end(House house, ExitRequest request, Session session) {
        if (house.host().service().isEmpty()) {
            session.print(session.texts().get("console.notRunning"));
            return;
        }
        house.desk().accept(request);
        session.after(() -> !house.desk().underWay(), () -> {});
    }
}
