package io.safeexit.terminal;

import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.Trigger;

/** {@code restart}: ends the service safely and starts it again. */
final class RestartCommand implements Command {

    private final House house;

    RestartCommand(House house) {
        this.house = house;
    }

    @Override
    public String name() {
        return "restart";
    }

    @Override
    public String arguments() {
        return "";
    }

    @Override
    public void run(Arguments given, Session session) throws Mistake {
        given.end();
        if (house.host().service().isEmpty()) {
            start(session);
            return;
        }
        house.desk().accept(ExitRequest.stop(Trigger.CONSOLE));
        session.after(() -> !house.desk().underWay(), () -> start(session));
    }

    private void start(Session session) {
        if (house.host().start()) {
            session.after(house.host()::startIsOver, () -> {});
        }
    }
}
