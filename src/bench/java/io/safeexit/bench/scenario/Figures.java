package io.safeexit.bench.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Results of the same trial, summed up as median and worst. */
record Figures(List<Result> results) {

    static final List<String> COLUMNS =
            List.of(
                    "scenario",
                    "server",
                    "runs",
                    "sent",
                    "answered",
                    "lost",
                    "late close",
                    "reset",
                    "503",
                    "signal → exit ms",
                    "last answer → exit ms",
                    "note");

    private static final int EXIT = COLUMNS.indexOf("signal → exit ms");

    /** Where requests are not what is measured. */
    static Row plain(
            String scenario, String who, int runs, String exit, String note, boolean flawless) {
        var cells = new ArrayList<>(Collections.nCopies(COLUMNS.size(), "–"));
        cells.set(0, scenario);
        cells.set(1, who);
        cells.set(2, Integer.toString(runs));
        cells.set(EXIT, exit);
        cells.set(COLUMNS.size() - 1, note);
        return new Row(cells, flawless);
    }

    Row row(String scenario, String server, boolean harmMatters, String note) {
        var codes =
                results.stream()
                        .map(Result::exitCode)
                        .filter(code -> code != 0 && code != 143)
                        .map(code -> code < 0 ? "killed" : "exit code " + code)
                        .collect(Collectors.groupingBy(code -> code, Collectors.counting()));
        var remarks = new StringBuilder(note);
        codes.forEach((code, times) -> remark(remarks, code + " × " + times));
        var wrong = results.stream().mapToInt(Result::wrong).sum();
        if (wrong > 0) {
            remark(remarks, wrong + " answered wrongly");
        }
        return new Row(
                List.of(
                        scenario,
                        server,
                        Integer.toString(results.size()),
                        String.format(Locale.ROOT, "%,.0f", median(Result::sent)),
                        String.format(Locale.ROOT, "%,.0f", median(Result::answered)),
                        both(Result::lost),
                        both(Result::lateClose),
                        both(Result::reset),
                        both(Result::unavailable),
                        both(Result::exitMillis),
                        both(Result::lastAnswerMillis),
                        remarks.toString()),
                !harmMatters || results.stream().allMatch(Result::flawless));
    }

    double median(ToDoubleFunction<Result> figure) {
        return Times.of(results, figure).median();
    }

    double worst(ToDoubleFunction<Result> figure) {
        return Times.of(results, figure).worst();
    }

    private String both(ToDoubleFunction<Result> figure) {
        return Times.of(results, figure).toString();
    }

    private static void remark(StringBuilder remarks, String text) {
        remarks.append(remarks.isEmpty() ? "" : "; ").append(text);
    }
}
