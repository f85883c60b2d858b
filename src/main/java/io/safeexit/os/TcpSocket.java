package io.safeexit.os;

/**
 * A TCP socket that some process holds.
 *
 * @param inode its number, by which the processes that have it open can be found
 * @param listening whether it waits for connections
 * @param localHost its own address
 * @param localPort its own port
 * @param peerHost the address of the other side
 * @param peerPort the port of the other side
 */
public record TcpSocket(
        long inode,
        boolean listening,
        String localHost,
        int localPort,
        String peerHost,
        int peerPort) {

    /** Its own end as people write it: {@code 127.0.0.1:8000}, {@code [::1]:8000}. */
    public String local() {
        return written(localHost, localPort);
    }

    /** The other end, likewise. */
    public String peer() {
        return written(peerHost, peerPort);
    }

    private static String written(String host, int port) {
        return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
    }
}
