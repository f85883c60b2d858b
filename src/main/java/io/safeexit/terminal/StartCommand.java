package io.safeexit.terminal;

import io.safeexit.service.ManagedService;
import io.safeexit.service.ServiceState;

import java.util.function.Supplier;

/** {@code start}: starts the service; the first time what an earlier life left is looked at. */
final class StartCommand implements Command {

    private final House house;
    private boolean looked;

    StartCommand(House house) {
        this.house = house;
    }

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String arguments() {
        return "";
    }

    @Override
    public void run(Arguments given, Session session) throws Mistake {
        given.end();
        var state = house.host().state();
        boolean first = !looked && (state == ServiceState.STOPPED || state == ServiceState.FAILED);
        looked |= first;
        Supplier<ManagedService> service = first ? house.first().get() : house.next();
        if (house.host().start(service)) {
            session.after(house.host()::startIsOver, () -> {});
        }
    }
}
