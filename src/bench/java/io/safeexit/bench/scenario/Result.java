package io.safeexit.bench.scenario;

import java.util.List;
import java.util.Locale;

/**
 * What one trial came to.
 *
 * @param sent requests that were sent, in full or in part
 * @param answered with what was asked for
 * @param lost never answered, or not to the end
 * @param lateClose lost because the server closed with the request on its way
 * @param reset connections that were broken, with or without a request
 * @param unavailable answered with 503
 * @param wrong answered with something else
 * @param exitMillis from the signal to the end of the process; NaN when there was none
 * @param lastAnswerMillis from the last answer to the end of the process; NaN when there is none
 * @param exitCode what the process ended with; -1 when it had to be killed
 * @param losses the first ones in words
 */
public record Result(
        int sent,
        int answered,
        int lost,
        int lateClose,
        int reset,
        int unavailable,
        int wrong,
        double exitMillis,
        double lastAnswerMillis,
        int exitCode,
        List<String> losses) {

    /** Whether every request was answered with what it asked for, and the process ended. */
    public boolean flawless() {
        return lost + reset + unavailable + wrong == 0 && exitCode >= 0;
    }

    /** In one line. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "sent %,d, answered %,d, lost %d (late close %d), reset %d, 503 %d, wrong %d, exit"
                        + " %.0f ms, %.0f ms after the last answer, code %d",
                sent,
                answered,
                lost,
                lateClose,
                reset,
                unavailable,
                wrong,
                exitMillis,
                lastAnswerMillis,
                exitCode);
    }
}
