package io.safeexit.panel;

import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/** Shows a choice by its name in the language of the window; nothing is ever typed. */
final class Named<T> extends StringConverter<T> {

    private final Function<T, String> name;

    Named(Function<T, String> name) {
        this.name = name;
    }

    @Override
    public String toString(@Nullable T choice) {
        return choice == null ? "" : name.apply(choice);
    }

    @Override
    public T fromString(String typed) {
        throw new UnsupportedOperationException("choices are not typed");
    }
}
