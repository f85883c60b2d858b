package io.safeexit.drill;

/** Text in XML and HTML. */
final class Markup {

    private Markup() {}

    /** {@code text} as it may stand in an element or between quotation marks. */
    static String escaped(String text) {
        var escaped = new StringBuilder();
        text.codePoints()
                .forEach(
                        point -> {
                            switch (point) {
                                case '<' -> escaped.append("&lt;");
                                case '>' -> escaped.append("&gt;");
                                case '&' -> escaped.append("&amp;");
                                case '"' -> escaped.append("&quot;");
                                case '\'' -> escaped.append("&#39;");
                                default -> escaped.appendCodePoint(isAllowed(point) ? point : '�');
                            }
                        });
        return escaped.toString();
    }

    /** XML 1.0 knows no other control characters, not even by number. */
    private static boolean isAllowed(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
    }
}
