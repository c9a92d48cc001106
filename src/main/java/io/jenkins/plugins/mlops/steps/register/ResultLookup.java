package io.jenkins.plugins.mlops.steps.register;

import hudson.AbortException;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.request.CheckRequest;
import io.jenkins.plugins.mlops.request.OneLine;
import io.jenkins.plugins.mlops.results.BuildResults;
import io.jenkins.plugins.mlops.results.CheckSummary;
import io.jenkins.plugins.mlops.results.MlopsAction;
import io.jenkins.plugins.mlops.results.NamedChecks;
import io.jenkins.plugins.mlops.results.OriginBuild;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds the results that a step names: those of its own build, of the build that this one restarts, or of another one by its address. */
final class ResultLookup {
    private final CheckRequest request;
    private final String token;
    private final Run<?, ?> run;
    private final ReadableJobs jobs;

    ResultLookup(CheckRequest request, String token, Run<?, ?> run, ReadableJobs jobs) {
        this.request = request;
        this.token = token;
        this.run = run;
        this.jobs = jobs;
    }

    /**
     * A result with a verdict.
     *
     * @param check the newest attempt at it
     * @param build whose result it is
     * @param source what it is called among the results that are required
     */
    record Found(CheckSummary check, Run<?, ?> build, String source) {}

    /** @throws AbortException in one line, when there is no such result, or several are meant */
    Found find(String parameter, String name) throws AbortException {
        try {
            return ResultAddress.isOne(name) ? other(parameter, ResultAddress.parse(name)) : own(parameter, name);
        } catch (BadInputException x) {
            throw refused(parameter + ": " + x.getMessage());
        }
    }

    private Found own(String parameter, String name) throws AbortException {
        NamedChecks named = new BuildResults(run).named(request, token);
        List<CheckSummary> found = named.find(name);
        Run<?, ?> build = run;
        while (found.isEmpty() && OriginBuild.of(build) != null) {
            build = OriginBuild.of(build);
            found = new NamedChecks(MlopsAction.checksOf(build)).find(name);
        }
        if (found.isEmpty()) {
            throw refused(parameter + ": this build has no result " + OneLine.quoted(name) + " yet; "
                    + known("it", name, named.ids())
                    + " Run the step that makes it before the model is registered");
        }
        CheckSummary check = only(parameter, name, found);
        return new Found(check, build, check.getId());
    }

    private Found other(String parameter, ResultAddress address) throws AbortException {
        Job<?, ?> job = jobs.job(address.job());
        if (job == null) {
            throw refused(
                    parameter + ": there is no job " + OneLine.quoted(address.job())
                            + " that this build may read; name it as seen from the folder of this job, or from the root: /folder/job");
        }
        Run<?, ?> build = address.build().equals(ResultAddress.LAST_SUCCESSFUL)
                ? job.getLastSuccessfulBuild()
                : job.getBuildByNumber(Integer.parseInt(address.build()));
        if (build == null) {
            throw refused(parameter + ": the job " + OneLine.quoted(address.job()) + " has no build "
                    + (address.build().equals(ResultAddress.LAST_SUCCESSFUL)
                            ? "that was successful"
                            : address.build()));
        }
        NamedChecks named = new NamedChecks(MlopsAction.checksOf(build));
        List<CheckSummary> found = named.find(address.check());
        if (found.isEmpty()) {
            throw refused(parameter + ": the build " + address.build() + " of " + OneLine.quoted(address.job())
                    + " has no result " + OneLine.quoted(address.check()) + "; "
                    + known("it", address.check(), named.ids()));
        }
        CheckSummary check = only(parameter, address.check(), found);
        String source = job.getFullName() + "-" + build.getNumber() + "-" + check.getId();
        return new Found(check, build, source.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"));
    }

    private static String known(String who, String name, List<String> names) {
        String hint = Suggestion.hint(name, names);
        return (names.isEmpty() ? who + " has none at all" : who + " has " + String.join(", ", names))
                + (hint.isEmpty() ? "." : hint);
    }

    private CheckSummary only(String parameter, String name, List<CheckSummary> found) throws AbortException {
        if (found.size() > 1) {
            throw refused(parameter + ": " + OneLine.quoted(name) + " may be each of "
                    + found.stream().map(CheckSummary::getId).collect(Collectors.joining(", "))
                    + ", which branches made; name the one that is meant, or all of them");
        }
        CheckSummary check = found.get(0);
        if (check.getVerdict().isDecided()) {
            return check;
        }
        throw refused(parameter + ": the result " + OneLine.quoted(name) + " is not there, its step ended with "
                + check.getVerdict() + ": " + check.getMessage());
    }

    /** The failure of the step, in one line. */
    AbortException refused(String why) {
        return new AbortException(request.getKind().step() + ": " + why);
    }
}
