package io.safeexit.service.command;

import io.safeexit.os.PortHolder;
import io.safeexit.os.TcpTable;
import io.safeexit.service.PortTaken;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;

/** Looks at the port before a start: most programs say poorly that it is taken. */
final class PortLook {

    private PortLook() {}

    /** Throws when another program listens where this one is to. */
    static void ensureFree(URI address) throws PortTaken {
        int port = HttpAsk.portOf(address);
        try (var probe = new ServerSocket()) {
            // As servers do: connections of a moment ago are no obstacle.
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(HttpAsk.hostOf(address), port));
        } catch (BindException taken) {
            var holder = PortHolder.of(port);
            if (holder.isPresent() || isListening(address)) {
                throw new PortTaken(port, holder);
            }
            // Another machine's address, or a port for administrators: the program's own affair.
        } catch (IOException | RuntimeException unknown) {
            // Nothing can be said: the program will.
        }
    }

    private static boolean isListening(URI address) {
        return !TcpTable.inodes(HttpAsk.portOf(address), TcpTable.State.LISTEN).isEmpty();
    }
}
