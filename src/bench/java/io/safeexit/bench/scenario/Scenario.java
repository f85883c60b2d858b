package io.safeexit.bench.scenario;

import java.io.IOException;
import java.util.List;

/** Something that is measured, over a number of runs, against one program or several. */
public interface Scenario {

    /** The name it is asked for by. */
    String name();

    /** Measures; takes its time. What is told of the progress is a line each. */
    List<Row> measure(Progress progress) throws IOException, InterruptedException;

    /** Hears how it goes. */
    interface Progress {
        /** Something was measured. */
        void line(String text);

        /** A request was lost, and all that is known of it. */
        void loss(String text);
    }
}
