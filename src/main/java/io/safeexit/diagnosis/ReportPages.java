package io.safeexit.diagnosis;

import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;

import io.safeexit.diagnosis.ExitRecorder.Moment;
import io.safeexit.diagnosis.ExitRecorder.Page;
import io.safeexit.journal.Journal;
import io.safeexit.journal.LogLines;
import io.safeexit.journal.Wording;
import io.safeexit.os.FileTable;
import io.safeexit.os.OwnerOnly;
import io.safeexit.os.ProcessEntry;
import io.safeexit.os.ProcessTable;
import io.safeexit.text.Texts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What a report of an exit consists of. */
public final class ReportPages {

    /** Of the cleanup log, and of what the program printed. */
    private static final int LAST_LINES = 500;

    static final String REPORT = "report.txt";
    static final String SETTINGS = "settings.txt";
    private static final String THREADS = "threads.txt";
    private static final String FILES = "open-files.txt";

    /** More requests have so many threads and sockets that writing them down disturbs them. */
    private static final int FEW = 500;

    private final Journal journal;
    private volatile Texts spoken;

    /** In the language of {@code texts}, as long as no other is spoken. */
    public ReportPages(Journal journal, Texts texts) {
        this.journal = journal;
        this.spoken = texts;
    }

    /** What is written from now on is in the language of {@code texts}. Any thread. */
    public void speak(Texts texts) {
        spoken = texts;
    }

    /**
     * All of them, the most important first.
     *
     * @param settings what the program was told, without secrets, a line each
     * @param output the last lines that the managed program printed
     */
    public List<Page> all(Supplier<List<String>> settings, Supplier<List<String>> output) {
        return List.of(
                new Page(REPORT, Moment.EACH, this::report),
                new Page(SETTINGS, Moment.LATE, (file, _) -> write(file, settings.get())),
                new Page("processes.txt", Moment.LATE, (file, _) -> write(file, processes())),
                new Page(FILES, Moment.LATE, ifFew(file -> write(file, openFiles()))),
                new Page(FILES, Moment.LIMIT, (file, _) -> write(file, openFiles())),
                new Page("output.txt", Moment.EACH, (file, _) -> write(file, output.get())),
                new Page(THREADS, Moment.LATE, ifFew(ReportPages::threads)),
                new Page(THREADS, Moment.LIMIT, (file, _) -> threads(file)),
                new Page("recording.jfr", Moment.EACH, (file, _) -> ExitFlight.dump(file)));
    }

    private void report(Path file, Look look) throws IOException {
        var texts = spoken;
        var words = new FindingWords(texts);
        var log = new LogLines(new Wording(texts));
        var lines = new ArrayList<String>();
        lines.add(texts.get("report.waitedFor"));
        if (look.count() == 0) {
            lines.add(texts.get("report.nothing"));
        }
        for (Finding finding : look.findings()) {
            lines.add("");
            lines.add("• " + words.line(finding));
            words.advice(finding).ifPresent(advice -> lines.add("  💡 " + advice));
            finding.details().forEach(detail -> lines.add("    " + detail));
        }
        if (look.more() > 0) {
            lines.add(texts.get("why.more", look.more()));
        }
        lines.add("");
        lines.add(texts.get("report.log"));
        var entries = journal.since(Math.max(0, journal.newest() - LAST_LINES));
        entries.forEach(entry -> lines.add(log.of(entry)));
        write(file, lines);
    }

    private static List<String> processes() {
        var own = ProcessHandle.current().pid();
        var table = ProcessTable.read();
        return Stream.concat(table.entry(own).stream(), table.below(own).stream())
                .map(ReportPages::line)
                .toList();
    }

    private static String line(ProcessEntry process) {
        var command = ProcessTable.commandLine(process.pid());
        return process.pid()
                + "  "
                + process.parent()
                + "  "
                + process.state()
                + "  "
                + ProcessTable.startOf(process.identity()).map(Object::toString).orElse("")
                + "  "
                + (command.isEmpty() ? process.name() : command);
    }

    private static List<String> openFiles() {
        var own = ProcessHandle.current().pid();
        var lines = new ArrayList<String>();
        var below = ProcessTable.read().below(own).stream().map(ProcessEntry::pid);
        for (long pid : Stream.concat(Stream.of(own), below).toList()) {
            lines.add("PID " + pid);
            FileTable.of(pid).forEach(open -> lines.add("  " + open));
        }
        return lines;
    }

    /** What takes long where there are many is left for the limit. */
    private static Page.Content ifFew(Writing writing) {
        return (file, look) -> {
            if (look.count() <= FEW) {
                writing.to(file);
            }
        };
    }

    /** Fills a file. */
    @FunctionalInterface
    private interface Writing {
        void to(Path file) throws IOException;
    }

    /** With the virtual ones, their locks, and what they wait for. The JVM makes its own file. */
    private static void threads(Path file) throws IOException {
        Files.delete(file);
        ThreadDump.write(file, ThreadDumpFormat.TEXT_PLAIN);
        OwnerOnly.restrict(file);
    }

    private static void write(Path file, List<String> lines) throws IOException {
        Files.write(file, lines, StandardCharsets.UTF_8);
    }
}
