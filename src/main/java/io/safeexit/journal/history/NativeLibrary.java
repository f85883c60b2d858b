package io.safeexit.journal.history;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The part of SQLite that is no Java. Where the program is installed it lies beside the libraries
 * of the runtime. Else it lies in a jar, and a system loads from files only: it is unpacked into a
 * folder that is the process's own, loaded, and removed again at once. (Left to itself, the driver
 * leaves a copy behind for each life of a process that ends without shutdown hooks, as this one
 * does.)
 */
final class NativeLibrary {

    private static final Logger LOG = LoggerFactory.getLogger(NativeLibrary.class);
    private static final String FOLDER = "safe-exit-sqlite-";

    /** What is younger may be another process's, which is just loading it. */
    private static final Duration LOADED_WITHIN = Duration.ofMinutes(10);

    private NativeLibrary() {}

    /**
     * Loads it, the first time.
     *
     * @param otherwise where it is unpacked when the system's folder for such files cannot be used
     * @throws IOException it is not there for this system, or can be unpacked nowhere
     */
    static synchronized void load(Path otherwise) throws IOException {
        if (loadInstalled()) {
            return;
        }
        var temporary = Path.of(System.getProperty("java.io.tmpdir", "."));
        IOException failure = null;
        for (Path place : List.of(temporary, otherwise)) {
            try {
                loadIn(place);
                return;
            } catch (IOException unusable) {
                LOG.debug("SQLite in {}: {}", place, unusable.toString());
                failure = unusable;
            }
        }
        throw new IOException("SQLite cannot be loaded: " + failure, failure);
    }

    private static boolean loadInstalled() throws IOException {
        var runtime = Path.of(System.getProperty("java.home", "."));
        for (var place : List.of(runtime.resolve("lib"), runtime.resolve("bin"))) {
            if (Files.exists(place.resolve(LibraryLoaderUtil.getNativeLibName()))) {
                loadFrom(place);
                return true;
            }
        }
        return false;
    }

    private static void loadFrom(Path folder) throws IOException {
        System.setProperty("org.sqlite.lib.path", folder.toString());
        try {
            SQLiteJDBCLoader.initialize();
        } catch (IOException | RuntimeException failure) {
            throw failure;
        } catch (Exception failure) { // it declares no narrower one
            throw new IOException(failure);
        }
    }

    private static void loadIn(Path place) throws IOException {
        removeOld(place);
        var folder = Files.createTempDirectory(place, FOLDER);
        var name = LibraryLoaderUtil.getNativeLibName();
        try {
            unpack(LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name, folder.resolve(name));
            loadFrom(folder);
        } finally {
            remove(folder);
        }
    }

    private static void unpack(String resource, Path file) throws IOException {
        try (var packed = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
            if (packed == null) {
                throw new NoSuchFileException(resource);
            }
            Files.copy(packed, file);
        }
    }

    /** Windows keeps the file of a library for as long as it is loaded: a later life removes it. */
    private static void removeOld(Path place) throws IOException {
        var old = Instant.now().minus(LOADED_WITHIN);
        try (var left = Files.newDirectoryStream(place, FOLDER + "*")) {
            for (Path folder : left) {
                if (Files.getLastModifiedTime(folder).toInstant().isBefore(old)) {
                    remove(folder);
                }
            }
        }
    }

    private static void remove(Path folder) {
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException inUse) {
            LOG.debug("{} stays: {}", folder, inUse.toString());
        }
    }
}
