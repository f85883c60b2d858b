package io.safeexit.os;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Which processes have a socket open; as {@link FileHolders}. */
public final class SocketOwners {

    private SocketOwners() {}

    /** One process for each of the sockets that somebody was found to have, by its inode. */
    public static Map<Long, ProcessEntry> of(Collection<Long> inodes) {
        var found = new HashMap<Long, ProcessEntry>();
        if (inodes.isEmpty()) {
            return found;
        }
        var wanted =
                inodes.stream()
                        .collect(
                                Collectors.toMap(
                                        inode -> "socket:[" + inode + "]",
                                        inode -> inode,
                                        (one, _) -> one));
        FileHolders.one(wanted.keySet())
                .forEach((target, owner) -> found.put(wanted.get(target), owner));
        return found;
    }
}
