package io.jenkins.plugins.mlops.steps.run;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.model.Computer;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.mlops.agent.BrokenCheck;
import io.jenkins.plugins.mlops.agent.Engine;
import io.jenkins.plugins.mlops.agent.EngineInput;
import io.jenkins.plugins.mlops.agent.EngineJob;
import io.jenkins.plugins.mlops.agent.EngineResult;
import io.jenkins.plugins.mlops.agent.FileErrorText;
import io.jenkins.plugins.mlops.agent.ResultCopies;
import io.jenkins.plugins.mlops.config.MlopsConfiguration;
import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.registry.BuildFacts;
import io.jenkins.plugins.mlops.request.CheckKind;
import io.jenkins.plugins.mlops.request.CheckRequest;
import io.jenkins.plugins.mlops.results.BuildResults;
import io.jenkins.plugins.mlops.results.CheckSummary;
import io.jenkins.plugins.mlops.steps.promote.PromoteRun;
import io.jenkins.plugins.mlops.steps.register.ReadableJobs;
import io.jenkins.plugins.mlops.steps.register.RegisterRun;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the check of a request, for Pipeline and freestyle alike. */
public final class CheckRunner {
    private final CheckRequest request;
    private final String token;
    private final boolean promoter;
    private final ReadableJobs jobs;

    /**
     * @param token identifies the step, over restarts of Jenkins
     * @param promoter whether the build runs with the right to move protected aliases
     * @param jobs those whose results are named and may be read
     */
    public CheckRunner(CheckRequest request, String token, boolean promoter, ReadableJobs jobs) {
        this.jobs = jobs;
        this.request = request;
        this.token = token;
        this.promoter = promoter;
    }

    /** Returns the result that this step has stored before Jenkins was restarted, or null. */
    @CheckForNull
    public CheckSummary found(Run<?, ?> run) throws IOException {
        return new BuildResults(run).found(token);
    }

    /**
     * Makes the check and stores what it found.
     *
     * @param place null for a check that needs no workspace
     * @throws AbortException with one line, when nothing was decided
     */
    public CheckSummary run(Run<?, ?> run, WorkFolder place, EnvVars environment, TaskListener listener)
            throws IOException, InterruptedException {
        for (String option : request.getKind().required()) {
            boolean elsewhere = option.equals("data") && new NamedConnection(request).isMeant();
            if (request.option(option).isEmpty() && !elsewhere) {
                throw new AbortException(request.getKind().step() + ": " + option + " is missing; name "
                        + (option.equals("data")
                                ? "at least one file, for example data: 'data/*.csv', or a database by connection"
                                : "it, for example " + option + ": '...'"));
            }
        }
        if (hasCopies()) {
            own(run, place);
        }
        try {
            return check(run, place, environment, listener);
        } catch (FileSystemException x) {
            throw new AbortException(request.getKind().step() + ": " + FileErrorText.of(x));
        }
    }

    /** Tells whether files of the result shall be in the workspace, too. */
    public boolean hasCopies() {
        return request.getKind().needsWorkspace()
                && !request.option(CheckRequest.OUT).isEmpty();
    }

    /** Takes the folder for copies, unless it holds those of another check of this build. */
    private void own(Run<?, ?> run, WorkFolder place) throws IOException, InterruptedException {
        ResultCopies copies = copies(place);
        Computer agent = place.workspace().toComputer();
        String folder = (agent == null ? "" : agent.getName()) + "\n" + copies.locate();
        String other = new BuildResults(run).claim(request, token, folder);
        if (other != null) {
            throw new AbortException(request.getKind().step() + ": out: "
                    + request.option(CheckRequest.OUT).get(0) + " holds the files of the check " + other
                    + " of this build; name a folder of its own");
        }
        copies.clear();
    }

    /** Puts files of the result into the workspace, if that is asked for. */
    public void copy(CheckSummary check, Run<?, ?> run, WorkFolder place) throws IOException, InterruptedException {
        if (hasCopies()) {
            copies(place).make(new BuildResults(run).folder(check.getId()));
        }
    }

    private ResultCopies copies(WorkFolder place) {
        return new ResultCopies(
                place.workspace(), place.named(request.option(CheckRequest.OUT).get(0)));
    }

    private CheckSummary check(Run<?, ?> run, WorkFolder place, EnvVars environment, TaskListener listener)
            throws IOException, InterruptedException {
        switch (request.getKind()) {
            case PROMOTE_MODEL:
                return new PromoteRun(request, token, run, listener).run(environment, promoter);
            case REGISTER_MODEL:
                RegisterRun.check(request, promoter);
                RegisterRun registration = new RegisterRun(request, token, run, jobs);
                registration.notes().forEach(note -> listener.getLogger().println("[mlops] " + note));
                return registration.finish(
                        engine(run, place, environment, listener, registration.options(), registration.files(), null),
                        place.workspace(),
                        environment,
                        listener);
            default:
                return look(run, place, environment, listener);
        }
    }

    /** Makes a check that looks at data. */
    private CheckSummary look(Run<?, ?> run, WorkFolder place, EnvVars environment, TaskListener listener)
            throws IOException, InterruptedException {
        BuildResults results = new BuildResults(run);
        Map<String, List<String>> options = request.options();
        Map<String, Map<String, Path>> files = new LinkedHashMap<>();
        EngineInput input = connection(run, options);
        if (input != null) {
            place.workspace().mkdirs(); // a job that reads databases only may have nothing in it yet
        }
        try (RegisteredModel watched = new RegisteredModel(request, run)) {
            if (request.getKind() == CheckKind.MONITOR_MODEL) {
                watched.complete(options, files);
                new ScheduledSeries(run, results, listener).complete(request, token, options, files);
            } else {
                baseline(results, files, listener);
            }
            CheckSummary summary =
                    results.store(request, token, engine(run, place, environment, listener, options, files, input));
            watched.note(summary, BuildFacts.of(run, environment), listener);
            return summary;
        }
    }

    private EngineResult engine(
            Run<?, ?> run,
            WorkFolder place,
            EnvVars environment,
            TaskListener listener,
            Map<String, List<String>> options,
            Map<String, Map<String, Path>> files,
            EngineInput input)
            throws IOException, InterruptedException {
        BuildResults results = new BuildResults(run);
        Map<String, List<String>> all = new LinkedHashMap<>(options);
        new BuildOptions(BuildFacts.of(run, environment)).addTo(all);
        EngineJob job = new EngineJob(request.getKind().command(), all, token, files, input);
        Engine engine = new Engine(
                place.workspace(),
                place.path(),
                listener,
                MlopsConfiguration.get().engineSettings());
        EngineResult result = engine.run(job, results.folder(results.reserve(request, token)));
        for (BrokenCheck broken : result.broken()) {
            listener.getLogger().println("[mlops] " + broken.line());
        }
        return result;
    }

    /** Returns the data for the engine about the databases that the step reads; null when it reads files. */
    private EngineInput connection(Run<?, ?> run, Map<String, List<String>> options) throws AbortException {
        try {
            return new NamedConnection(request).complete(run, options);
        } catch (BadInputException x) {
            throw new AbortException(request.getKind().step() + ": " + x.getMessage());
        }
    }

    private void baseline(BuildResults results, Map<String, Map<String, Path>> files, TaskListener listener) {
        if (request.getPolicy().getBaseline() == null) {
            return;
        }
        Path baseline = results.lastSuccessful(request, token);
        if (baseline == null) {
            listener.getLogger()
                    .println("[mlops] no successful build before this one made this check: nothing to compare with");
        } else {
            files.put("baseline", Map.of("baseline.json", baseline));
        }
    }
}
