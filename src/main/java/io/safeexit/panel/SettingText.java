package io.safeexit.panel;

import io.safeexit.settings.Setting;

import javafx.animation.PauseTransition;
import javafx.scene.control.TextField;
import javafx.util.Duration;

import org.controlsfx.validation.ValidationResult;
import org.controlsfx.validation.ValidationSupport;
import org.controlsfx.validation.Validator;

/**
 * A setting that is typed. It is checked at each key, by the rules of the program's start, and
 * holds a moment after the last key, with Enter, and when the field is left.
 */
final class SettingText {

    private static final Duration AFTER_THE_LAST_KEY = Duration.millis(600);

    private final Words words;
    private final SettingsSaver saver;
    private final Setting setting;
    private final SettingRow row;
    private final TextField field;
    private final ValidationSupport validation;
    private final PauseTransition pause = new PauseTransition(AFTER_THE_LAST_KEY);
    private String saved;

    SettingText(
            Words words,
            SettingsSaver saver,
            Setting setting,
            SettingRow row,
            TextField field,
            ValidationSupport validation) {
        this.words = words;
        this.saver = saver;
        this.setting = setting;
        this.row = row;
        this.field = field;
        this.validation = validation;
        this.saved = saver.settings().value(setting);
        field.setText(saved);
        validation.registerValidator(
                field,
                false,
                (Validator<String>)
                        (control, _) ->
                                ValidationResult.fromErrorIf(
                                        control, row.flaw().get(), !row.flaw().get().isEmpty()));
        field.textProperty().addListener((_, _, _) -> typed());
        field.setOnAction(_ -> keep());
        field.focusedProperty()
                .subscribe(
                        focused -> {
                            if (!focused) {
                                keep();
                            }
                        });
        pause.setOnFinished(_ -> keep());
    }

    private void typed() {
        pause.playFromStart();
        var text = field.getText();
        saver.check(
                setting,
                text,
                words.texts().get(),
                wrong -> {
                    if (text.equals(field.getText())) {
                        row.flaw().set(wrong);
                        validation.revalidate(field);
                    }
                });
    }

    private void keep() {
        pause.stop();
        var text = field.getText().strip();
        if (!text.equals(saved)) {
            saved = text;
            saver.save(setting, text, words.texts().get());
        }
    }

    /** What holds; what was typed and cannot be used does not stay. */
    void reset() {
        keep();
        if (!row.flaw().get().isEmpty()) {
            saved = saver.settings().value(setting);
            field.setText(saved);
        }
    }
}
