package io.safeexit.panel;

import java.net.URI;

/** Where a piece of a line leads. */
sealed interface LineLink {

    /** What is copied of it. */
    String copied();

    /** An address on the web. */
    record Address(URI uri) implements LineLink {
        @Override
        public String copied() {
            return uri.toString();
        }
    }

    /**
     * A place in source code, as a compiler or a stack trace names it.
     *
     * @param file its path, which may begin anywhere: {@code io/example/Foo.java}
     * @param copied as a person would say it: {@code Foo.java:123}
     * @param line from 1
     * @param column from 1; 0 where it is not said
     */
    record Source(String file, String copied, int line, int column) implements LineLink {}
}
