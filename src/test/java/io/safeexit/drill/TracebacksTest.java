package io.safeexit.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What programs print when something was thrown that nobody caught. */
class TracebacksTest {

    private static List<String> in(String text) {
        return Tracebacks.in(text.lines().toList());
    }

    @Test
    void thoseOfPythonCountOnceEach() {
        assertEquals(
                List.of(
                        "Traceback (most recent call last):",
                        "ERROR: Traceback (most recent call last):"),
                in(
                        """
                        INFO: shutting down
                        Traceback (most recent call last):
                          File "app.py", line 12, in <module>
                            raise RuntimeError
                        RuntimeError
                        \u001b[31mERROR\u001b[0m: Traceback (most recent call last):
                          File "app.py", line 13, in <module>
                        """));
    }

    @Test
    void framesOfJavaAndNodeBelongToTheLineAboveThem() {
        assertEquals(
                List.of("java.io.IOException: closed", "Error: gone"),
                in(
                        """
                        java.io.IOException: closed
                        \tat com.example.Shop.sell(Shop.java:12)
                        \tat com.example.Shop.main(Shop.java:3)
                        well
                        Error: gone
                            at Server.close (/srv/app.js:10:5)
                            at process.processTicksAndRejections (node:internal/process/task_queues:95:5)
                        """));
    }

    @Test
    void aSentenceThatSaysAtIsNone() {
        assertEquals(
                List.of(), in("listening\n  at http://127.0.0.1:8000\n  meet at noon: 12:30\n"));
    }
}
