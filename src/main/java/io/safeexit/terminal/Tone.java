package io.safeexit.terminal;

/**
 * What a piece of text is to a reader; said by a colour where there are colours, never by it alone.
 */
enum Tone {
    GOOD("\u001b[32m"),
    WARN("\u001b[33m"),
    BAD("\u001b[31m"),
    QUIET("\u001b[2m"),
    STRONG("\u001b[1m");

    private static final String PLAIN = "\u001b[0m";

    private final String sequence;

    Tone(String sequence) {
        this.sequence = sequence;
    }

    /** {@code text} in this tone; as it is where nothing is {@code coloured}. */
    String of(String text, boolean coloured) {
        return coloured && !text.isEmpty() ? sequence + text + PLAIN : text;
    }
}
