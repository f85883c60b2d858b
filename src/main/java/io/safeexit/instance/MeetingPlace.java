package io.safeexit.instance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the starts of one person on one screen meet: a folder that nobody else can enter or change,
 * so that nobody else can listen in it, or be listened to.
 *
 * @param folder the folder
 * @param name of this screen
 */
public record MeetingPlace(Path folder, String name) {

    /** As much as a socket's address holds on every system. */
    private static final int LONGEST = 100;

    private static final Set<PosixFilePermission> OF_OTHERS =
            Set.of(
                    PosixFilePermission.GROUP_READ,
                    PosixFilePermission.GROUP_WRITE,
                    PosixFilePermission.GROUP_EXECUTE,
                    PosixFilePermission.OTHERS_READ,
                    PosixFilePermission.OTHERS_WRITE,
                    PosixFilePermission.OTHERS_EXECUTE);

    /**
     * The session's own folder, which is gone with the session; where there is none, {@code
     * otherwise}.
     *
     * @param environment the variables of the process
     */
    public static MeetingPlace of(Map<String, String> environment, Path otherwise) {
        var screen =
                Optional.ofNullable(environment.get("WAYLAND_DISPLAY"))
                        .or(() -> Optional.ofNullable(environment.get("DISPLAY")))
                        .orElse("");
        var name = "panel" + screen.replaceAll("[^A-Za-z0-9.]", "-");
        var session = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        return session.startsWith("/") && Files.isDirectory(Path.of(session))
                ? new MeetingPlace(Path.of(session).resolve("safe-exit"), name)
                : new MeetingPlace(otherwise, name);
    }

    Path socket() {
        return folder.resolve(name + ".socket");
    }

    Path lock() {
        return folder.resolve(name + ".lock");
    }

    /**
     * Says that two can meet here without a third.
     *
     * @throws IOException they cannot, and why
     */
    void check() throws IOException {
        if (socket().toString().getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw new IOException(socket() + ": too long for a socket");
        }
        var files = folder.getFileSystem();
        if (!files.supportedFileAttributeViews().contains("posix")) {
            return; // there, the folders of a person are nobody else's
        }
        var found =
                Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        var me =
                files.getUserPrincipalLookupService()
                        .lookupPrincipalByName(System.getProperty("user.name", ""));
        if (!found.isDirectory()
                || !found.owner().equals(me)
                || found.permissions().stream().anyMatch(OF_OTHERS::contains)) {
            throw new IOException(folder + ": not only of " + me.getName());
        }
    }
}
