package io.safeexit.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeededTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "error;error",
                "error.*timeout after;timeout after",
                "^GET /items/\\d+$;GET /items/",
                "ab+cde;cde",
                "abc+;abc",
                "colou?r;colo",
                "x{0,3}yz;yz",
                "a\\.b\\.c;a.b.c",
                "[ab]cd[^\\]e]fgh;fgh",
                "[[a-c]xyz]ok;ok",
                "(maybe)?surely;surely",
                "(?:one)+two;two",
                "one|two;~~",
                "(?i)any;~~",
                "\\Qa.b\\E;~~",
                "\\u0041bc;~~",
                "\\d{9};~~",
                "(all);~~",
            })
    void isTheLongestThatNothingCanBeFoundWithout(String expression, String needed) {
        assertEquals(needed, NeededText.of(expression));
    }
}
