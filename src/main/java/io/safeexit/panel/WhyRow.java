package io.safeexit.panel;

import io.safeexit.diagnosis.Finding;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One thing that an exit waits for: the same row for the same thing at each look. FX thread. */
final class WhyRow {

    private final ReadOnlyObjectWrapper<Finding> finding;

    WhyRow(Finding first) {
        this.finding = new ReadOnlyObjectWrapper<>(first);
    }

    Object key() {
        return finding.get().key();
    }

    void show(Finding newest) {
        finding.set(newest);
    }

    Finding now() {
        return finding.get();
    }

    ReadOnlyObjectProperty<Finding> finding() {
        return finding.getReadOnlyProperty();
    }
}
