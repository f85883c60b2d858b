package io.safeexit.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.panel.LineLink.Source;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class LinkFinderTest {

    private static LineLink only(String line) {
        var found = LinkFinder.in(line);
        assertEquals(1, found.size(), line + ": " + found);
        return found.getFirst().link();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "\tat io.example.Foo.bar(Foo.java:12);io/example/Foo.java;Foo.java:12;12;0",
                "at app//io.example.Foo$Bar.lambda$x$0(Foo.java:7);io/example/Foo.java;Foo.java:7;7;0",
                "at java.base/java.util.List.of(List.java:9);java/util/List.java;List.java:9;9;0",
                "  File \"/srv/my app/main.py\", line 12, in run;/srv/my app/main.py;/srv/my"
                        + " app/main.py:12;12;0",
                "    at run (/srv/app/index.js:10:5);/srv/app/index.js;/srv/app/index.js:10;10;5",
                "    at"
                    + " file:///srv/app/index.mjs:10:5;/srv/app/index.mjs;/srv/app/index.mjs:10;10;5",
                "src/main.rs:3:9: error: no;src/main.rs;src/main.rs:3;3;9",
                "\t/srv/app/main.go:12 +0x1d;/srv/app/main.go;/srv/app/main.go:12;12;0",
                "src/x.ts(12,5): error TS1;src/x.ts;src/x.ts:12;12;5",
                "in C:\\srv\\App.cs:line 31;C:\\srv\\App.cs;C:\\srv\\App.cs:31;31;0",
                "app.rb:4:in 'foo';app.rb;app.rb:4;4;0",
                "worked in Practice.upload"
                        + " (Practice.java:111);Practice.java;Practice.java:111;111;0",
            })
    void placesInSourceAreFound(String text, String file, String copied, int line, int column) {
        assertEquals(new Source(file, copied, line, column), only(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "listening on 127.0.0.1:8000",
                "example.com:8080 is up",
                "at node:internal/modules/cjs/loader:1554:14",
                "  File \"<string>\", line 1, in <module>",
                "at io.example.Foo.bar(Native Method)",
                "12:30:59 done",
            })
    void whatOnlyLooksLikeOneStaysText(String text) {
        assertEquals(List.of(), LinkFinder.in(text));
    }

    @Test
    void anAddressThatEndsLikeAFileIsAnAddress() {
        assertTrue(only("see http://localhost:5173/src/App.tsx:10:5") instanceof LineLink.Address);
    }

    @Test
    void aLineMayHaveSeveralAndTheyDoNotOverlap() {
        var found = LinkFinder.in("a.py:1 b.py:2 http://x.org/c.py:3");
        assertEquals(3, found.size());
        for (int at = 1; at < found.size(); at++) {
            assertTrue(found.get(at - 1).to() <= found.get(at).from());
        }
    }
}
