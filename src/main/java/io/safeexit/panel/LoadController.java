package io.safeexit.panel;

import javafx.fxml.FXML;
import javafx.scene.layout.HBox;

import java.util.function.ToLongFunction;

/** The load strip: five figures with their last minute. */
final class LoadController {

    private final PanelModel model;

    @FXML private HBox strip;

    LoadController(PanelModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        tile("inFlight", "panel.load.inFlight", vitals -> vitals.load().inFlight());
        tile("connections", "panel.load.connections", vitals -> vitals.load().connections());
        tile("streams", "panel.load.streams", vitals -> vitals.load().streams());
        tile("perSecond", "panel.load.perSecond", Vitals::perSecond);
        tile("memory", "panel.load.memory", Vitals::megabytes);
    }

    private void tile(String id, String key, ToLongFunction<Vitals> figure) {
        var words = model.words();
        var tile = new LoadTile(id, words.of(key));
        strip.getChildren().add(tile);
        model.whenShown(
                () -> {
                    var now = model.now();
                    var number = words.number(figure.applyAsLong(now.vitals()));
                    tile.show(
                            id.equals("memory") ? words.get("panel.megabytes", number) : number,
                            now.minute().stream().map(figure::applyAsLong).toList());
                });
    }
}
