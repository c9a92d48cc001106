package io.jenkins.plugins.mlops.engine.registry;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Digests;
import io.jenkins.plugins.mlops.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides whether the result documents a version has to bring let it in. */
public final class Requirements {
    private static final String FORMAT = "mlops-result/1";

    private Requirements() {}

    /** Why one document keeps a model out, in one line; empty when it does not. */
    public static Optional<String> refusal(
            VerdictDocument document, RegistrationRequest request, List<FileEntry> files) {
        try {
            check(document, request, files);
            return Optional.empty();
        } catch (BadInputException e) {
            return Optional.of(e.getMessage());
        }
    }

    /**
     * Tells whether a readable document says in which build it was made; only then can it be told from one of another
     * build.
     */
    public static boolean tellsBuild(VerdictDocument document) {
        try {
            return Json.read(document.bytes(), Path.of("result.json"))
                            .object("build")
                            .text("url", null)
                    != null;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Checks them all.
     *
     * @throws BadInputException when one is broken, failed, of another build, of another model or of other data; in one line
     */
    public static List<VerdictEntry> check(RegistrationRequest request, List<FileEntry> files) {
        List<VerdictEntry> entries = new ArrayList<>();
        for (VerdictDocument document : request.verdicts()) {
            entries.add(check(document, request, files));
        }
        return entries;
    }

    private static VerdictEntry check(VerdictDocument document, RegistrationRequest request, List<FileEntry> files) {
        JsonObject json;
        try {
            json = Json.read(document.bytes(), Path.of("result.json"));
        } catch (IOException e) {
            throw new BadInputException("the required result " + document.source() + " is not readable JSON", e);
        }
        String format = json.text("format", "");
        if (!format.equals(FORMAT)) {
            throw refused(document, "is not a result document of the format " + FORMAT);
        }
        String step = json.text("step", "");
        String verdict = json.text("verdict", "");
        String message = json.text("message", "");
        if (!verdict.equals("PASSED") && !verdict.equals("WARNING") && !verdict.equals("INCONCLUSIVE")) {
            throw refused(document, "has the verdict " + (verdict.isEmpty() ? "(none)" : verdict) + ": " + message);
        }
        String built = json.object("build").text("url", null);
        if (!document.ofOtherBuild()
                && built != null
                && request.build().url() != null
                && !built.equals(request.build().url())) {
            throw refused(document, "was made by another build, " + built);
        }
        JsonObject subject = json.object("subject");
        String fingerprint = subject.text("fingerprint", null);
        String kind = subject.text("kind", "");
        if (kind.equals("model")
                && fingerprint != null
                && fingerprint.startsWith(Digests.PREFIX)
                && files.stream().noneMatch(file -> file.digest().equals(fingerprint))
                && !fingerprint.equals(fingerprint(files))) {
            throw refused(
                    document,
                    "speaks of another model file (" + fingerprint + "); run " + step
                            + " again on the model that is registered");
        }
        if (kind.equals("dataset")
                && !request.description().datasets().isEmpty()
                && (fingerprint == null || !request.description().datasets().contains(fingerprint))) {
            throw refused(document, "speaks of other data (" + fingerprint + ") than the model names");
        }
        return new VerdictEntry(
                step,
                verdict,
                message,
                VerdictScopes.of(json, document.check()),
                Digests.of(document.bytes()),
                document.bytes().length);
    }

    /** One digest for all files of a model, whatever their order. */
    static String fingerprint(List<FileEntry> files) {
        StringBuilder text = new StringBuilder("mlops-model/1\n");
        files.stream()
                .sorted(java.util.Comparator.comparing(FileEntry::path))
                .forEach(file -> text.append(file.digest())
                        .append(' ')
                        .append(file.path())
                        .append('\n'));
        return Digests.of(text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static BadInputException refused(VerdictDocument document, String why) {
        return new BadInputException(
                "the model is not registered: the required result " + document.source() + " " + why);
    }
}
