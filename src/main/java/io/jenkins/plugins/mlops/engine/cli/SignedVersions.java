package io.jenkins.plugins.mlops.engine.cli;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.registry.EvidenceEntry;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.ModelVersion;
import io.jenkins.plugins.mlops.engine.registry.Registry;
import io.jenkins.plugins.mlops.engine.registry.evidence.SignatureCheck;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code mlops registry verify --key}: whether a key signed the versions of a registry, of all models or of one. */
final class SignedVersions {
    private final Registry registry;
    private final SignatureCheck check;
    private final Output output;
    private int signed;
    private int unsigned;
    private int broken;

    SignedVersions(Registry registry, SignatureCheck check, Output output) {
        this.registry = registry;
        this.check = check;
        this.output = output;
    }

    /**
     * Checks every version and prints what is wrong.
     *
     * @param only the model to check, or null for all
     * @return an {@link ExitCode}: a version without a signature is a warning, one with another signature is broken
     */
    int check(ModelName only) throws IOException {
        List<ModelName> names = only == null ? registry.models() : List.of(only);
        for (ModelName name : names) {
            for (int number : registry.versions(name)) {
                version(registry.version(name, number));
            }
        }
        if (signed + unsigned + broken == 0) {
            throw new BadInputException(
                    only == null ? "the registry has no version to check" : "there is no model " + only);
        }
        output.line("signed with this key: " + signed + ", not signed: " + unsigned + ", broken: " + broken);
        return broken > 0 ? ExitCode.BROKEN : unsigned > 0 ? ExitCode.WARNINGS : ExitCode.PASSED;
    }

    private void version(ModelVersion version) throws IOException {
        List<EvidenceEntry> signatures = version.evidence().stream()
                .filter(evidence -> evidence.kind().equals("signature"))
                .toList();
        if (signatures.isEmpty()) {
            unsigned++;
            output.line("not signed: " + version.uri());
            return;
        }
        for (EvidenceEntry signature : signatures) {
            Optional<String> fault = check.fault(registry.read(signature), version.files());
            if (fault.isPresent()) {
                broken++;
                output.line("broken: the signature " + signature.path() + " of " + version.uri() + " " + fault.get());
            } else {
                signed++;
            }
        }
    }
}
