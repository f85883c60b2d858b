package io.safeexit.panel;

import io.safeexit.service.ProcessLoad;
import io.safeexit.service.ServiceState;
import io.safeexit.text.Texts;

import javafx.beans.property.SimpleObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * The load strip: five figures with their last minute. Of a program other things are known than of
 * a service that counts its requests itself; two of the five show these instead.
 */
final class LoadController {

    private final PanelModel model;

    @FXML private HBox strip;

    /** What a tile shows, and how: its name, its figure, and how that is written. */
    private record Figure(String key, Function<Vitals, OptionalLong> value, String unitKey) {

        Figure(String key, Function<Vitals, OptionalLong> value) {
            this(key, value, "");
        }
    }

    /** What a tile says: the same is not put into words again each second. */
    private record Shown(Figure figure, OptionalLong value, Texts texts) {}

    LoadController(PanelModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        tile("inFlight", new Figure("panel.load.inFlight", Vitals::inFlight));
        tile(
                "connections",
                new Figure("panel.load.connections", v -> OptionalLong.of(v.load().connections())));
        tile(
                "streams",
                new Figure("panel.load.streams", v -> OptionalLong.of(v.load().streams())),
                new Figure("panel.load.processes", LoadController::processes));
        tile(
                "perSecond",
                new Figure("panel.load.perSecond", v -> OptionalLong.of(v.perSecond())),
                new Figure("panel.load.processor", Vitals::percent, "panel.percent"));
        tile(
                "memory",
                new Figure(
                        "panel.load.memory",
                        v -> OptionalLong.of(v.megabytes()),
                        "panel.megabytes"),
                new Figure("panel.load.memory", Vitals::memoryOfProcesses, "panel.megabytes"));
    }

    private static OptionalLong processes(Vitals vitals) {
        return vitals.processes()
                .map(ProcessLoad::count)
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    private void tile(String id, Figure figure) {
        tile(id, figure, figure);
    }

    private void tile(String id, Figure ofService, Figure ofProgram) {
        var tile = new LoadTile(id);
        strip.getChildren().add(tile);
        var shown = new SimpleObjectProperty<Shown>();
        shown.subscribe(now -> show(tile, now));
        Runnable draw =
                () -> {
                    var figure = isProgram() ? ofProgram : ofService;
                    shown.set(new Shown(figure, valueOf(figure), model.words().texts().get()));
                    tile.show(minuteOf(figure));
                };
        model.program().addListener((_, _, _) -> draw.run());
        model.whenCounted(draw);
    }

    /** Whether a program runs, or is next where nothing runs. */
    private boolean isProgram() {
        return isIdle() ? model.program().get() : model.now().vitals().processes().isPresent();
    }

    private boolean isIdle() {
        var now = model.now();
        return !now.exiting()
                && (now.state() == ServiceState.STOPPED || now.state() == ServiceState.FAILED);
    }

    /** Where nothing runs, nothing is in flight, whatever will run. */
    private OptionalLong valueOf(Figure figure) {
        var value = figure.value().apply(model.now().vitals());
        return value.isEmpty() && isIdle() ? OptionalLong.of(0) : value;
    }

    private List<Long> minuteOf(Figure figure) {
        return model.now().minute().stream()
                .map(figure.value())
                .flatMapToLong(OptionalLong::stream)
                .boxed()
                .toList();
    }

    private void show(LoadTile tile, @Nullable Shown shown) {
        if (shown == null) {
            return;
        }
        var words = model.words();
        var figure = shown.figure();
        boolean known = shown.value().isPresent();
        var number =
                known ? words.number(shown.value().getAsLong()) : words.get("panel.load.unknown");
        tile.show(
                words.get(figure.key()),
                known && !figure.unitKey().isEmpty() ? words.get(figure.unitKey(), number) : number,
                words.get(known ? figure.key() + ".tip" : "panel.load.unknown.tip"));
    }
}
