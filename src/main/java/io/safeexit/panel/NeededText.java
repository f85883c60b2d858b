package io.safeexit.panel;

/**
 * The longest piece of plain text that stands in whatever a regular expression finds: where it is
 * not, the expression need not be tried. Careful rather than clever: of what it does not understand
 * it says that nothing is needed.
 */
final class NeededText {

    private static final String CLASSES = "dDwWsSbBhHvVRX";
    private static final String NOTHING = "";

    private final String expression;
    private final StringBuilder run = new StringBuilder();
    private String longest = NOTHING;
    private int depth;

    private NeededText(String expression) {
        this.expression = expression;
    }

    /** For an expression that is one; empty where nothing is known to be needed. */
    static String of(String expression) {
        return new NeededText(expression).find();
    }

    private String find() {
        for (int at = 0; at < expression.length(); at++) {
            char c = expression.charAt(at);
            switch (c) {
                case '|' -> {
                    return NOTHING;
                }
                case '(' -> {
                    if (expression.startsWith("(?", at) && !expression.startsWith("(?:", at)) {
                        return NOTHING;
                    }
                    end();
                    depth++;
                }
                case ')' -> {
                    end();
                    depth--;
                }
                case '[' -> {
                    end();
                    at = endOfClass(at);
                }
                case '*', '?', '{' -> {
                    run.setLength(Math.max(0, run.length() - 1)); // it may as well not be there
                    end();
                    at = c == '{' ? expression.indexOf('}', at) : at;
                }
                case '+', '.', '^', '$' -> end();
                case '\\' -> {
                    char escaped = expression.charAt(++at);
                    if (CLASSES.indexOf(escaped) >= 0) {
                        end();
                    } else if (Character.isLetterOrDigit(escaped)) {
                        return NOTHING;
                    } else {
                        run.append(escaped);
                    }
                }
                default -> run.append(c);
            }
        }
        end();
        return longest;
    }

    /** What is in parentheses may be there several times or not at all. */
    private void end() {
        if (depth == 0 && run.length() > longest.length()) {
            longest = run.toString();
        }
        run.setLength(0);
    }

    private int endOfClass(int from) {
        int open = 0;
        int at = from;
        do {
            char c = expression.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '[') {
                open++;
            } else if (c == ']' && at > from + 1) {
                open--;
            }
            at++;
        } while (open > 0 && at < expression.length());
        return at - 1;
    }
}
