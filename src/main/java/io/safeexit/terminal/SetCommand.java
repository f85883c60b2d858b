package io.safeexit.terminal;

import io.safeexit.settings.CurrentSettings;
import io.safeexit.settings.Setting;
import io.safeexit.settings.Setting.When;
import io.safeexit.settings.Settings.OnClose;
import io.safeexit.settings.Settings.Theme;
import io.safeexit.shutdown.ShutdownEvent;
import io.safeexit.shutdown.TimeBudget;
import io.safeexit.text.Spelling;
import io.safeexit.text.Texts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code set}: changes a setting, as the settings file and the window do, or shows them. */
final class SetCommand implements Command {

    private final CurrentSettings settings;
    private final Consumer<TimeBudget> limits;
    private final Consumer<ShutdownEvent> journal;
    private final Map<String, Setting> kept = Setting.kept();

    /**
     * Makes one.
     *
     * @param limits told the limits of the exits from now on
     * @param journal told of each change
     */
    SetCommand(
            CurrentSettings settings,
            Consumer<TimeBudget> limits,
            Consumer<ShutdownEvent> journal) {
        this.settings = settings;
        this.limits = limits;
        this.journal = journal;
    }

    @Override
    public String name() {
        return "set";
    }

    @Override
    public String arguments() {
        return "[KEY [VALUE]]";
    }

    @Override
    public void run(Arguments given, Session session) throws Mistake {
        var key = given.next();
        if (key.isEmpty()) {
            session.print(all(session.texts()));
            return;
        }
        var setting = named(key.get());
        var value = given.rest();
        if (value.isEmpty()) {
            session.print(said(key.get(), setting, session.texts()));
            return;
        }
        set(key.get(), setting, value, session);
    }

    private Setting named(String key) throws Mistake {
        var setting = kept.get(key);
        if (setting == null) {
            throw Spelling.nearest(key, kept.keySet())
                    .map(meant -> new Mistake("console.mistake.keyMeant", key, meant))
                    .orElseGet(
                            () ->
                                    new Mistake(
                                            "console.mistake.key",
                                            key,
                                            String.join(", ", kept.keySet())));
        }
        return setting;
    }

    private void set(String key, Setting setting, String value, Session session) throws Mistake {
        var flaw = settings.flaw(setting, value, session.texts());
        if (flaw.isPresent()) {
            throw new Mistake("console.mistake.value", key, value, flaw.get());
        }
        Optional<String> unsaved = save(setting, value);
        var now = settings.now();
        limits.accept(new TimeBudget(now.interfaceLimit(), now.comprehensiveLimit()));
        journal.accept(ShutdownEvent.Note.info("console.set.said", key, settings.value(setting)));
        var texts = session.texts(); // the language may be another now
        session.print(said(key, setting, texts));
        unsaved.ifPresent(why -> session.print(texts.get("panel.settings.notSaved", why)));
    }

    private Optional<String> save(Setting setting, String value) {
        try {
            settings.set(setting, value);
            return Optional.empty();
        } catch (IOException unwritable) {
            return Optional.of(String.valueOf(unwritable.getMessage()));
        }
    }

    /** What it is, and from when on; or what goes before it. */
    private String said(String key, Setting setting, Texts texts) {
        return "%s = %s  %s".formatted(key, settings.value(setting), note(setting, texts));
    }

    private String note(Setting setting, Texts texts) {
        var other = settings.overriding(setting, texts);
        if (other.isPresent()) {
            return texts.get(
                    setting.when() == When.NEXT_LAUNCH
                            ? "panel.settings.given"
                            : "panel.settings.givenNextTime",
                    other.get());
        }
        return switch (setting.when()) {
            case AT_ONCE ->
                    texts.get(
                            setting == Setting.LANGUAGE
                                    ? "console.set.atOnce"
                                    : "console.set.window");
            case NEXT_EXIT, NEXT_START, NEXT_LAUNCH ->
                    texts.get("panel.settings.when." + setting.when());
        };
    }

    /** From when on a change of it holds, or what goes before it, in a few words. */
    private String brief(Setting setting, Texts texts) {
        return settings.overriding(setting, texts)
                .map(other -> texts.get("console.set.given", other))
                .orElseGet(() -> texts.get("console.set.when." + setting.when()));
    }

    private List<String> all(Texts texts) {
        var rows = new ArrayList<List<String>>();
        rows.add(
                List.of(
                        texts.get("console.set.key"),
                        texts.get("console.set.value"),
                        texts.get("console.set.when")));
        kept.forEach(
                (key, setting) ->
                        rows.add(List.of(key, settings.value(setting), brief(setting, texts))));
        var lines = new ArrayList<>(new Table().lines(rows));
        lines.add(texts.get("panel.settings.note", settings.file()));
        return lines;
    }

    @Override
    public List<String> completions(List<String> before) {
        return switch (before.size()) {
            case 0 -> List.copyOf(kept.keySet());
            case 1 ->
                    Optional.ofNullable(kept.get(before.getFirst()))
                            .map(this::values)
                            .orElse(List.of());
            default -> List.of();
        };
    }

    /** Those that can be counted, or the one that holds, to be changed. */
    private List<String> values(Setting setting) {
        return switch (setting) {
            case LANGUAGE -> List.of("en", "zh", "system");
            case THEME -> words(Theme.values());
            case ON_CLOSE -> words(OnClose.values());
            case MODE,
                    SERVICE,
                    SERVE,
                    LEFT_OVER,
                    HOST,
                    PORT,
                    INTERFACE_LIMIT,
                    COMPREHENSIVE_LIMIT,
                    KEEP_ALIVE_LINGER,
                    DISABLE_AIOHTTP_TRANSPORT,
                    LOG_FOLDER,
                    LOGS_KEPT,
                    HISTORY_KEEP,
                    OUTPUT_FILE_SIZE,
                    OUTPUT_FILES ->
                    List.of(settings.value(setting));
        };
    }

    private static List<String> words(Enum<?>... choices) {
        return Arrays.stream(choices).map(one -> one.name().toLowerCase(Locale.ROOT)).toList();
    }
}
