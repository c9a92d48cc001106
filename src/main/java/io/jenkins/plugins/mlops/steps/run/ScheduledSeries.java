package io.jenkins.plugins.mlops.steps.run;

import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.triggers.TimerTrigger;
import io.jenkins.plugins.mlops.request.CheckRequest;
import io.jenkins.plugins.mlops.results.BuildResults;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Makes the runs of a monitoring job one series, which Jenkins keeps: each build's result has the runs up to it, and the next goes on from
 * there. A build that a timer started counts 2 of 3 runs when nothing else is said, because one night in twenty is off by chance.
 */
public final class ScheduledSeries {
    private static final String USUAL = "2 of 3";

    private final Run<?, ?> run;
    private final BuildResults results;
    private final TaskListener listener;

    ScheduledSeries(Run<?, ?> run, BuildResults results, TaskListener listener) {
        this.run = run;
        this.results = results;
        this.listener = listener;
    }

    /**
     * Adds what the engine has to know of the series; nothing when the series is kept in the workspace, or there is none.
     *
     * @param request of the check
     * @param token identifies the step
     * @param options of the command
     * @param files files to be sent, by option
     */
    void complete(
            CheckRequest request, String token, Map<String, List<String>> options, Map<String, Map<String, Path>> files)
            throws IOException {
        if (options.containsKey("history")) {
            return;
        }
        if (!options.containsKey("series")) {
            if (run.getCause(TimerTrigger.TimerTriggerCause.class) == null) {
                return;
            }
            listener.getLogger()
                    .println("[mlops] started by a timer: drift counts in " + USUAL
                            + " runs; series: 'each' makes every run decide alone");
            options.put("series", List.of(USUAL));
        }
        Path before = results.seriesBefore(request, token);
        if (before != null) {
            files.put("previous", Map.of("series.json", before));
        }
    }
}
