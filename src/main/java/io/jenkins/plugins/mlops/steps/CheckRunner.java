package io.jenkins.plugins.mlops.steps;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.mlops.agent.Engine;
import io.jenkins.plugins.mlops.agent.EngineJob;
import io.jenkins.plugins.mlops.agent.EngineResult;
import io.jenkins.plugins.mlops.agent.EngineSettings;
import io.jenkins.plugins.mlops.config.MlopsConfiguration;
import io.jenkins.plugins.mlops.results.BuildResults;
import io.jenkins.plugins.mlops.results.CheckSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the check of a request, for Pipeline and freestyle alike. */
final class CheckRunner {
    private final CheckRequest request;
    private final String token;

    /**
     * @param token identifies the step, over restarts of Jenkins
     */
    CheckRunner(CheckRequest request, String token) {
        this.request = request;
        this.token = token;
    }

    /** What this step has stored before Jenkins was restarted, or null. */
    CheckSummary found(Run<?, ?> run) {
        return new BuildResults(run).found(token);
    }

    /**
     * Makes the check and stores what it found.
     *
     * @throws AbortException with one line, when nothing was decided
     */
    CheckSummary run(Run<?, ?> run, FilePath workspace, TaskListener listener) throws IOException, InterruptedException {
        for (String option : request.getKind().required()) {
            if (request.option(option).isEmpty()) {
                throw new AbortException(request.getKind().step() + ": " + option + " is missing; name "
                        + (option.equals("data") ? "at least one file, for example data: 'data/*.csv'" : "it, for example " + option + ": '...'"));
            }
        }
        BuildResults results = new BuildResults(run);
        String id = results.reserve(request, token);
        Map<String, Path> sent = new LinkedHashMap<>();
        Map<String, List<String>> options = request.options();
        if (request.getKind() == CheckKind.MONITOR_MODEL) {
            new ScheduledSeries(run, results, listener).complete(id, options, sent);
        } else {
            baseline(results, sent, listener);
        }
        EngineJob job = new EngineJob(request.getKind().command(), options, token, sent);
        MlopsConfiguration configuration = MlopsConfiguration.get();
        EngineSettings settings = new EngineSettings(configuration.getJava(), configuration.getMemory(), configuration.getThreads());
        Engine engine = new Engine(workspace, listener, settings);
        EngineResult result = engine.run(job, results.folder(id));
        for (String line : result.broken()) {
            listener.getLogger().println("[mlops] " + line);
        }
        return results.store(request, token, result);
    }

    private void baseline(BuildResults results, Map<String, Path> sent, TaskListener listener) {
        if (request.getPolicy().getBaseline() == null) {
            return;
        }
        Path baseline = results.lastSuccessful(request);
        if (baseline == null) {
            listener.getLogger().println("[mlops] no successful build before this one made this check: nothing to compare with");
        } else {
            sent.put("baseline", baseline);
        }
    }
}
