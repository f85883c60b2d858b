package io.safeexit.service.command;

import io.safeexit.service.definition.StopRules;
import io.safeexit.service.definition.StopRules.Before;
import io.safeexit.shutdown.CleanupTask;
import io.safeexit.shutdown.Deadline;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** What is done before the first signal: a request, or a program of its own. */
final class AskBefore implements CleanupTask {

    /**
     * What it may take where no grace is set: the time after that belongs to the program itself.
     */
    private static final Duration USUAL_LIMIT = Duration.ofSeconds(2);

    private static final int FIRST_ERROR = 400;

    private final Before before;
    private final Duration limit;
    private final Path directory;
    private final Map<String, String> environment;
    private final Run run;
    private volatile @Nullable Process process;

    AskBefore(
            Before before,
            Duration limit,
            Path directory,
            Map<String, String> environment,
            Run run) {
        this.before = before;
        this.limit = limit;
        this.directory = directory;
        this.environment = environment;
        this.run = run;
    }

    /** What it may take: as long as the program itself. */
    static Duration limit(StopRules rules) {
        return rules.before().isEmpty() ? Duration.ZERO : rules.grace().orElse(USUAL_LIMIT);
    }

    @Override
    public String name() {
        return "before";
    }

    @Override
    public void run() throws IOException, InterruptedException {
        if (run.tree().isEmpty() || run.status().isPresent()) {
            return; // nobody is there to be asked
        }
        switch (before) {
            case Before.Http(var method, var address) -> {
                int status = new HttpAsk(method, address).status(Deadline.in(limit));
                if (status >= FIRST_ERROR) {
                    throw new IOException(method + " " + address + ": " + status);
                }
            }
            case Before.Command(var command) -> {
                var builder = new ProcessBuilder(command).directory(directory.toFile());
                builder.environment().putAll(environment);
                builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
                await(builder.start());
            }
        }
    }

    private void await(Process asked) throws IOException, InterruptedException {
        process = asked;
        try {
            if (!asked.waitFor(limit)) {
                throw new IOException("not over after " + limit.toSeconds() + " s");
            }
            if (asked.exitValue() != 0) {
                throw new IOException("exit code " + asked.exitValue());
            }
        } finally {
            abort();
        }
    }

    @Override
    public void cancel() {
        abort();
    }

    @Override
    public void abort() {
        var asked = process;
        if (asked != null) {
            asked.descendants().forEach(ProcessHandle::destroyForcibly);
            asked.destroyForcibly();
        }
    }
}
