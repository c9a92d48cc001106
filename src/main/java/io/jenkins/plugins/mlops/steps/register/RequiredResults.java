package io.jenkins.plugins.mlops.steps.register;

import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Digests;
import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.registry.VerdictDocument;
import io.jenkins.plugins.mlops.request.CheckKind;
import io.jenkins.plugins.mlops.request.CheckRequest;
import io.jenkins.plugins.mlops.request.OneLine;
import io.jenkins.plugins.mlops.results.BuildResults;
import io.jenkins.plugins.mlops.results.CheckSummary;
import io.jenkins.plugins.mlops.results.CheckVerdict;
import io.jenkins.plugins.mlops.results.MlopsAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The results that a model has to bring: those of this very build, as they are stored on the controller, where no workspace can change them. */
public final class RequiredResults {
    private final CheckRequest request;
    private final BuildResults results;
    private final List<CheckSummary> known;
    private final Map<String, Path> files = new LinkedHashMap<>();
    private final List<String> datasets = new ArrayList<>();

    /** @throws AbortException in one line, when a result is missing or failed */
    RequiredResults(CheckRequest request, Run<?, ?> run) throws AbortException {
        this.request = request;
        this.results = new BuildResults(run);
        this.known = MlopsAction.checksOf(run);
        Map<String, String> required = new HashMap<>();
        for (String name : request.option("requires")) {
            CheckSummary check = named("requires", name);
            if (check.getVerdict() == CheckVerdict.FAILED) {
                throw refused("the required result " + OneLine.quoted(name) + " FAILED: " + check.getMessage());
            }
            String other = required.putIfAbsent(check.getId(), first(name).getId());
            if (other != null && !other.equals(first(name).getId())) {
                throw refused("requires: " + OneLine.quoted(name) + " and " + OneLine.quoted(other)
                        + " are attempts at one check; give each check a label, and require it by that");
            }
            Path document = results.folder(check.getId()).resolve(BuildResults.DOCUMENT);
            if (!Files.isRegularFile(document)) {
                throw refused(
                        "the required result " + OneLine.quoted(name)
                                + " is there as a summary only: it was larger than the limit for result files in Manage Jenkins, System, or was deleted");
            }
            files.put(check.getId() + ".json", document);
            if (request.option("dataset").isEmpty()
                    && check.getStep().equals(CheckKind.VALIDATE_DATA.step())
                    && check.getFingerprint() != null) {
                datasets.add(check.getFingerprint());
            }
        }
        for (String name : request.option("dataset")) {
            datasets.add(Digests.isDigest(name) ? name : fingerprint(name));
        }
    }

    private String fingerprint(String name) throws AbortException {
        String fingerprint = named("dataset", name).getFingerprint();
        if (!Digests.isDigest(fingerprint)) {
            throw refused("dataset: the result " + OneLine.quoted(name) + " names no data by fingerprint");
        }
        return fingerprint;
    }

    /**
     * A result by what it is called in this build or by its label; the newest of a label, and where a {@code retry} made it again, the newest attempt.
     */
    private CheckSummary named(String parameter, String name) throws AbortException {
        CheckSummary first = first(name);
        if (first != null) {
            return decided(parameter, name, newestAttempt(first));
        }
        List<String> names = known.stream()
                .filter(check -> check.getVerdict().isDecided()) // the others have no result
                .map(CheckSummary::getId)
                .collect(Collectors.toList());
        String hint = Suggestion.hint(name, names);
        throw refused(parameter + ": this build has no result " + OneLine.quoted(name) + " yet; "
                + (names.isEmpty() ? "it has none at all" : "it has " + String.join(", ", names))
                + (hint.isEmpty() ? "." : hint)
                + " Run the step that makes it before the model is registered");
    }

    private CheckSummary first(String name) {
        for (int i = known.size() - 1; i >= 0; i--) {
            CheckSummary check = known.get(i);
            if (check.getId().equals(name) || name.equals(check.getName())) {
                return check;
            }
        }
        return null;
    }

    private CheckSummary newestAttempt(CheckSummary check) {
        CheckSummary newest = check;
        for (CheckSummary other : known) {
            if (other.getFirstAttempt().equals(check.getFirstAttempt())) {
                newest = other;
            }
        }
        return newest;
    }

    private CheckSummary decided(String parameter, String name, CheckSummary check) throws AbortException {
        if (check.getVerdict().isDecided()) {
            return check;
        }
        throw refused(parameter + ": the result " + OneLine.quoted(name) + " is not there, its step ended with "
                + check.getVerdict() + ": " + check.getMessage());
    }

    private AbortException refused(String why) {
        return new AbortException(request.getKind().step() + ": " + why);
    }

    /** The documents on the controller's disk by the names they shall have elsewhere. */
    Map<String, Path> files() {
        return files;
    }

    /** Fingerprints of the data: those that were named, or else those that the required results on data speak of. */
    List<String> datasets() {
        return datasets;
    }

    /**
     * The documents themselves.
     *
     * @throws BadInputException when one is gone
     */
    List<VerdictDocument> documents() {
        List<VerdictDocument> documents = new ArrayList<>();
        files.forEach((name, file) -> documents.add(VerdictDocument.read(name.replaceFirst("\\.json$", ""), file)));
        return documents;
    }
}
