package io.jenkins.plugins.mlops.engine.cli;

import io.jenkins.plugins.mlops.engine.Progress;
import io.jenkins.plugins.mlops.engine.data.InputFiles;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import io.jenkins.plugins.mlops.engine.result.ResultJson;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Text for a person: a progress bar on a terminal, plain lines now and then in a log. */
final class TextOutput implements Output, Progress {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);
    private static final int WIDTH = 30;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;
    private final boolean json;
    private boolean bar;
    private Instant lastLine = Instant.now();

    /**
     * @param terminal whether a person watches: draws a bar
     * @param json whether the result document itself shall be printed
     */
    TextOutput(PrintStream out, PrintStream err, boolean terminal, boolean json) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.json = json;
    }

    @Override
    public Progress progress() {
        return this;
    }

    @Override
    public InputFiles inputs() {
        return InputFiles.anywhere();
    }

    @Override
    public synchronized void step(String text, double fraction) {
        String percent = fraction < 0 ? "" : String.format(Locale.ROOT, "%3.0f %%", fraction * 100);
        if (terminal) {
            int done = (int) Math.round(Math.max(0, Math.min(1, fraction)) * WIDTH);
            err.print("\r\u001b[2K" + "#".repeat(done) + ".".repeat(WIDTH - done) + " " + percent + " " + text);
            err.flush();
            bar = true;
        } else if (Duration.between(lastLine, Instant.now()).compareTo(BETWEEN_LINES) > 0) {
            err.println(text + (percent.isEmpty() ? "" : " " + percent.strip()));
            lastLine = Instant.now();
        }
    }

    private void clear() {
        if (bar) {
            err.print("\r\u001b[2K");
            err.flush();
            bar = false;
        }
    }

    @Override
    public synchronized void log(String level, String text) {
        clear();
        err.println(level.equals("info") ? text : level + ": " + text);
    }

    @Override
    public synchronized void line(String text) {
        clear();
        out.println(text);
    }

    @Override
    public synchronized void result(ResultDocument document, Path folder, int exit) {
        clear();
        if (json) {
            try {
                ResultJson.write(document, out);
                out.println();
            } catch (IOException e) {
                throw new IllegalStateException("standard output cannot be written", e);
            }
            return;
        }
        FailedRules.lines(document, 50).forEach(out::println);
        out.println(document.verdict() + "  " + document.subject().name() + ": " + document.message());
        if (folder != null) {
            out.println(
                    "report: " + folder.resolve("report.html").toAbsolutePath().normalize());
        }
    }

    @Override
    public synchronized void error(int exit, String text) {
        clear();
        err.println("mlops: " + text);
    }
}
