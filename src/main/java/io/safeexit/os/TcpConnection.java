package io.safeexit.os;

/**
 * An established connection, seen from one end.
 *
 * @param localPort of this end
 * @param remote address of the other end
 * @param remotePort of the other end
 * @param inode by which the processes that have this end open can be found
 */
public record TcpConnection(int localPort, String remote, int remotePort, long inode) {

    /** The other end as people write it: {@code 127.0.0.1:5432}, {@code [::1]:5432}. */
    public String peer() {
        return remote.contains(":") ? "[" + remote + "]:" + remotePort : remote + ":" + remotePort;
    }
}
