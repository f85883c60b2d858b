package io.safeexit.bench.scenario;

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
        var sorted = sorted(figure);
        return sorted.length == 0 ? Double.NaN : sorted[(sorted.length - 1) / 2];
    }

    double worst(ToDoubleFunction<Result> figure) {
        return results.stream().mapToDouble(figure).max().orElse(Double.NaN);
    }

    private String both(ToDoubleFunction<Result> figure) {
        var sorted = sorted(figure);
        return sorted.length == 0
                ? "–"
                : String.format(
                        Locale.ROOT,
                        "%,.0f / %,.0f",
                        sorted[(sorted.length - 1) / 2],
                        sorted[sorted.length - 1]);
    }

    private double[] sorted(ToDoubleFunction<Result> figure) {
        return results.stream()
                .mapToDouble(figure)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
    }

    private static void remark(StringBuilder remarks, String text) {
        remarks.append(remarks.isEmpty() ? "" : "; ").append(text);
    }
}
