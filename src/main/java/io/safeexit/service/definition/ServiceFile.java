package io.safeexit.service.definition;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A service file ({@code safe-exit.yaml}) or a line of a {@code Procfile}. Reads the disk: not on
 * the FX thread. Nothing that the file names is run.
 */
public final class ServiceFile {

    private static final int LONGEST_BYTES = 256 * 1024;

    private final Place place;
    private final String line;

    /**
     * The file at {@code path}, which need not exist.
     *
     * @param line the name of a line of a {@code Procfile}; empty for its line {@code web}
     */
    public ServiceFile(Path path, String line) {
        this(Place.of(path), line);
    }

    ServiceFile(Place place, String line) {
        this.place = place;
        this.line = line;
    }

    /** What it says, as it is on the disk now. */
    public Reading read() {
        var flaws = new Flaws(place.file());
        var text = text(flaws);
        return text.isEmpty()
                ? new Reading.Unusable(place.file(), line, List.of(), flaws.all(), Optional.empty())
                : read(text.get());
    }

    /** What it would say if it were {@code text}. */
    public Reading read(String text) {
        return Procfile.is(place.file()) ? procfile(text) : yaml(text);
    }

    /** What {@code draft} would say if it were this file's. */
    public Reading read(ServiceDraft draft) {
        return yaml(draft.yaml());
    }

    /** Where {@link #save} writes: this file, or {@code safe-exit.yaml} beside a Procfile. */
    public Path target() {
        return Procfile.is(place.file())
                ? place.file().resolveSibling("safe-exit.yaml")
                : place.file();
    }

    /**
     * Writes {@code draft} to {@link #target}, whole or not at all. What of the former file is in
     * neither draft (comments, a change that somebody else has made meanwhile) is not lost: the
     * former file is then kept beside it, as {@code ….bak}, and never written over.
     *
     * @param schema the address of the schema, for editors; a former file's own hint is kept
     * @param before the former file as it was opened; empty where none was
     * @return the former file, where it was kept
     * @throws IOException it was not written; what was there before still is
     */
    public Optional<Path> save(ServiceDraft draft, String schema, Optional<ServiceDraft> before)
            throws IOException {
        return new SavedFile(target()).replace(draft, schema, before);
    }

    private Optional<String> text(Flaws flaws) {
        try (var in = Files.newInputStream(place.file())) {
            var bytes = in.readNBytes(LONGEST_BYTES + 1);
            if (bytes.length > LONGEST_BYTES) {
                flaws.add(0, "", "file.tooLong", Integer.toString(LONGEST_BYTES));
                return Optional.empty();
            }
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return Optional.of(text.toString().replaceFirst("^\\uFEFF", ""));
        } catch (NoSuchFileException none) {
            flaws.add(0, "", "file.notThere");
        } catch (CharacterCodingException garbled) {
            flaws.add(0, "", "file.notUtf8");
        } catch (IOException unreadable) {
            if (Files.isDirectory(place.file())) {
                flaws.add(0, "", "file.isFolder");
            } else {
                flaws.add(0, "", "file.unreadable", unreadable.getClass().getSimpleName());
            }
        }
        return Optional.empty();
    }

    private Reading yaml(String text) {
        var flaws = new Flaws(place.file());
        var root = Yaml.read(text, flaws);
        var definition = root.flatMap(new DefinitionReader(place, flaws)::read);
        var draft = root.map(DraftReader::draft);
        return definition.isPresent() && draft.isPresent()
                ? new Reading.Usable(place.file(), "", List.of(), definition.get(), draft.get())
                : new Reading.Unusable(place.file(), "", List.of(), flaws.all(), draft);
    }

    /** Through a draft, so that there is one way to read a definition. */
    private Reading procfile(String text) {
        var flaws = new Flaws(place.file());
        var procfile = Procfile.read(place.file(), text, flaws);
        var name = line.isEmpty() ? Procfile.WEB : line;
        var draft = procfile.draft(name);
        if (draft.isPresent()) {
            switch (yaml(draft.get().yaml())) {
                case Reading.Usable usable when flaws.none() -> {
                    return new Reading.Usable(
                            place.file(),
                            name,
                            procfile.names(),
                            usable.definition(),
                            usable.draft());
                }
                case Reading.Usable _ -> {}
                case Reading.Unusable unusable ->
                        unusable.flaws()
                                .forEach(flaw -> flaws.add(inProcfile(flaw, procfile, name)));
            }
        }
        return new Reading.Unusable(place.file(), name, procfile.names(), flaws.all(), draft);
    }

    private static Flaw inProcfile(Flaw flaw, Procfile procfile, String name) {
        return procfile.is(flaw)
                ? new Flaw(flaw.file(), procfile.number(name), name, flaw.text(), flaw.args())
                : flaw;
    }
}
