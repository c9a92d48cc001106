package io.jenkins.plugins.mlops.steps.register;

import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Digests;
import io.jenkins.plugins.mlops.engine.registry.VerdictDocument;
import io.jenkins.plugins.mlops.request.CheckKind;
import io.jenkins.plugins.mlops.request.CheckRequest;
import io.jenkins.plugins.mlops.request.OneLine;
import io.jenkins.plugins.mlops.results.BuildResults;
import io.jenkins.plugins.mlops.results.CheckVerdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The results that a model has to bring, as they are stored on the controller, where no workspace can change them. */
public final class RequiredResults {
    private final CheckRequest request;
    private final ResultLookup lookup;
    private final Map<String, Path> files = new LinkedHashMap<>();
    private final List<String> datasets = new ArrayList<>();
    private final List<String> elsewhere = new ArrayList<>();
    private final Map<Path, String> checks = new HashMap<>();
    private final Set<Path> ofOtherBuilds = new HashSet<>();

    /** @throws AbortException in one line, when a result is missing or failed */
    RequiredResults(CheckRequest request, String token, Run<?, ?> run, ReadableJobs jobs) throws AbortException {
        this.request = request;
        this.lookup = new ResultLookup(request, token, run, jobs);
        Map<Path, String> required = new HashMap<>();
        for (String name : request.option("requires")) {
            ResultLookup.Found found = lookup.find("requires", name);
            if (found.check().getVerdict() == CheckVerdict.FAILED) {
                throw lookup.refused("the required result " + OneLine.quoted(name) + " FAILED: "
                        + found.check().getMessage());
            }
            Path document = new BuildResults(found.build())
                    .folder(found.check().getId())
                    .resolve(BuildResults.DOCUMENT);
            String other = required.putIfAbsent(document, name);
            if (other != null && !other.equals(name) && found.check().isLaterAttempt()) {
                throw lookup.refused("requires: " + OneLine.quoted(name) + " and " + OneLine.quoted(other)
                        + " are attempts at one check; give each check a label, and require it by that");
            }
            if (!Files.isRegularFile(document)) {
                throw lookup.refused(
                        "the required result " + OneLine.quoted(name)
                                + " is there as a summary only: it was larger than the limit for result files in Manage Jenkins, System, or was deleted");
            }
            if (other == null) {
                add(found, document, name, run);
            }
        }
        for (String name : request.option("dataset")) {
            datasets.add(Digests.isDigest(name) ? name : fingerprint(name));
        }
    }

    private void add(ResultLookup.Found found, Path document, String name, Run<?, ?> run) {
        String source = found.source();
        checks.put(document, found.check().getId());
        if (files.putIfAbsent(source + ".json", document) != null) {
            files.put(found.build().getNumber() + "-" + source + ".json", document);
        }
        if (!found.build().equals(run)) {
            ofOtherBuilds.add(document);
            elsewhere.add("requires: " + OneLine.quoted(name) + " is "
                    + found.check().getVerdict() + " in " + found.build().getFullDisplayName());
        }
        if (request.option("dataset").isEmpty()
                && found.check().getStep().equals(CheckKind.VALIDATE_DATA.step())
                && found.check().getFingerprint() != null) {
            datasets.add(found.check().getFingerprint());
        }
    }

    private String fingerprint(String name) throws AbortException {
        String fingerprint = lookup.find("dataset", name).check().getFingerprint();
        if (!Digests.isDigest(fingerprint)) {
            throw lookup.refused("dataset: the result " + OneLine.quoted(name) + " names no data by fingerprint");
        }
        return fingerprint;
    }

    /** Lines for the log: which results are of another build. */
    List<String> elsewhere() {
        return elsewhere;
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
        files.forEach((name, file) -> {
            VerdictDocument document = VerdictDocument.read(name.replaceFirst("\\.json$", ""), file)
                    .ofCheck(checks.get(file));
            documents.add(ofOtherBuilds.contains(file) ? document.ofNamedBuild() : document);
        });
        return documents;
    }
}
