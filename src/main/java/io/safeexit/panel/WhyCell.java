package io.safeexit.panel;

import io.safeexit.diagnosis.Finding;
import io.safeexit.diagnosis.FindingWords;

import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One thing that an exit waits for: sort, name, since when; below for whom and what it does. */
final class WhyCell extends ListCell<WhyRow> {

    private final Words words;
    private final Parent content;
    private Subscription shown = Subscription.EMPTY;

    @FXML private FontIcon icon;
    @FXML private Label kind;
    @FXML private Label what;
    @FXML private Label age;
    @FXML private Label doing;

    WhyCell(Words words) {
        this.words = words;
        this.content = Views.load("why-row.fxml", this);
        getStyleClass().add("why-cell");
        setPrefWidth(0); // what is too long is shortened, not scrolled to
        setGraphic(content);
        content.setVisible(false);
    }

    @Override
    protected void updateItem(@Nullable WhyRow row, boolean empty) {
        super.updateItem(row, empty);
        shown.unsubscribe();
        boolean there = row != null && !empty;
        content.setVisible(there);
        if (row == null || empty) {
            shown = Subscription.EMPTY;
            setAccessibleText(null);
            return;
        }
        shown =
                row.finding()
                        .subscribe(this::draw)
                        .and(words.texts().subscribe(() -> draw(row.now())));
    }

    private void draw(Finding finding) {
        var said = new FindingWords(words.texts().get());
        icon.setIconLiteral(KindIcons.of(finding.blocker().kind()));
        kind.setText(said.kind(finding));
        what.setText(said.what(finding));
        age.setText(said.age(finding));
        boolean named = said.what(finding).equals(said.whose(finding));
        doing.setText(
                Stream.of(named ? "" : said.whose(finding), said.doing(finding))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("  ·  ")));
        setAccessibleText(said.line(finding));
    }
}
