package io.safeexit.terminal;

import io.safeexit.os.DesktopOpener;
import io.safeexit.service.ManagedService;
import io.safeexit.service.ServiceHost;

import java.io.IOException;
import java.net.URI;

/** {@code open}: the service's address in the person's browser. */
final class OpenCommand implements Command {

    private final ServiceHost host;

    OpenCommand(ServiceHost host) {
        this.host = host;
    }

    @Override
    public String name() {
        return "open";
    }

    @Override
    public String arguments() {
        return "";
    }

    @Override
    public void run(Arguments given, Session session) throws Mistake {
        given.end();
        var address = host.service().flatMap(ManagedService::address);
        if (address.isPresent()) {
            open(address.get(), session);
        } else {
            session.print(
                    session.texts()
                            .get(
                                    host.service().isPresent()
                                            ? "console.noAddress"
                                            : "console.notRunning"));
        }
    }

    private static void open(URI address, Session session) {
        var texts = session.texts();
        if (!DesktopOpener.hasDesktop(System.getenv())) {
            session.print(texts.get("console.noDesktop", address));
            return;
        }
        var command = DesktopOpener.command(address);
        try {
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            session.print(texts.get("console.opened", address));
        } catch (IOException noOpener) {
            session.print(texts.get("panel.noBrowser", address, command.getFirst()));
        }
    }
}
