package io.safeexit.panel;

import javafx.css.PseudoClass;
import javafx.scene.control.Control;

import org.controlsfx.validation.ValidationMessage;
import org.controlsfx.validation.decoration.ValidationDecoration;

/** Marks a field whose text cannot be used; what is wrong stands below it. */
final class FlawDecoration implements ValidationDecoration {

    private static final PseudoClass MISTAKEN = PseudoClass.getPseudoClass("mistaken");

    @Override
    public void removeDecorations(Control field) {
        field.pseudoClassStateChanged(MISTAKEN, false);
    }

    @Override
    public void applyValidationDecoration(ValidationMessage message) {
        message.getTarget().pseudoClassStateChanged(MISTAKEN, true);
    }

    @Override
    public void applyRequiredDecoration(Control field) {
        // None is left out: each has a value from the start.
    }
}
