package io.jenkins.plugins.mlops.engine.scan;

import io.jenkins.plugins.mlops.engine.scan.core.Decision;
import io.jenkins.plugins.mlops.engine.scan.core.Finding;
import io.jenkins.plugins.mlops.engine.scan.core.Policy;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import java.util.List;
import java.util.Set;

/**
 * Decides on files of no known format: bare numbers that another file of the model describes are what they should be, and a policy may
 * accept a file by its path.
 *
 * @param files all files of the model
 * @param described paths that another file says hold bare numbers
 * @param policy what is accepted
 */
record Unknowns(List<ModelFile> files, Set<String> described, Policy policy) {
    void settle(ModelFile file, Scan scan, List<Finding> findings) {
        boolean raw = described.contains(file.shown()) || tensorFlow(file);
        for (int i = findings.size() - 1; i >= 0; i--) {
            Finding finding = findings.get(i);
            if (!finding.code().equals(Dispatcher.UNKNOWN) || !finding.member().isEmpty()) {
                continue;
            }
            if (raw) {
                findings.remove(i);
            } else if (policy.files().contains(file.shown())) {
                findings.set(
                        i,
                        new Finding(
                                Threat.INFO,
                                "allowed-by-policy",
                                file.shown(),
                                "",
                                -1,
                                "The content is of no known format; the" + " policy " + policy.source()
                                        + " accepts this file.",
                                "Nothing to do; take it from the policy when it is no longer needed."));
            } else {
                scan.decide(new Decision(
                        Decision.FILES,
                        file.shown(),
                        file.shown(),
                        "It is of no known format; loading it may do anything.",
                        true));
            }
        }
    }

    /** The shards of a TensorFlow checkpoint: {@code variables.data-00000-of-00001} beside {@code variables.index}, and that index. */
    private boolean tensorFlow(ModelFile file) {
        String base = file.shown().replaceFirst("(\\.data-\\d{5}-of-\\d{5}|\\.index)$", "");
        return !base.equals(file.shown())
                && files.stream().anyMatch(other -> other.shown().equals(base + ".index"))
                && files.stream().anyMatch(other -> other.shown().startsWith(base + ".data-"));
    }
}
