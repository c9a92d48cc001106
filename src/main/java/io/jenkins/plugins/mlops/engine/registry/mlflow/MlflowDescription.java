package io.jenkins.plugins.mlops.engine.registry.mlflow;

import io.jenkins.plugins.mlops.engine.registry.BuildInfo;
import io.jenkins.plugins.mlops.engine.registry.RegistrationRequest;
import io.jenkins.plugins.mlops.engine.registry.VerdictEntry;
import io.jenkins.plugins.mlops.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** What MLflow's pages say of a model and of a version; they show it as Markdown. */
final class MlflowDescription {
    /** MLflow refuses longer ones. */
    static final int LONGEST = 5_000;

    private MlflowDescription() {}

    /** Describes a model that is registered for the first time. */
    static String model(RegistrationRequest request) {
        String by = request.build().url() == null
                ? "mlops register"
                : request.build().url().replaceFirst("[0-9]+/?$", "");
        return "Registered by " + plain(by) + ". Each version says its build, its commit and the verdicts it brought.";
    }

    /** Describes a version: its build, its commit, and one line for each verdict. */
    static String version(RegistrationRequest request, List<VerdictEntry> verdicts) {
        List<String> lines = new ArrayList<>();
        BuildInfo build = request.build();
        if (build.url() != null) {
            lines.add("Registered by " + (build.name() == null ? "" : plain(build.name()) + ", ") + plain(build.url()));
        } else if (request.by() != null) {
            lines.add("Registered by " + plain(request.by()));
        }
        if (build.commit() != null) {
            lines.add(
                    "Commit " + plain(build.commit()) + (build.branch() == null ? "" : " of " + plain(build.branch())));
        }
        for (VerdictEntry verdict : verdicts) {
            lines.add("- " + plain(verdict.step()) + ": " + plain(verdict.verdict())
                    + (verdict.message() == null || verdict.message().isBlank()
                            ? ""
                            : ", " + plain(verdict.message())));
        }
        String scan = JsonObject.of(request.description().scan()).text("verdict", "");
        if (!scan.isEmpty()) {
            lines.add("- scan: " + plain(scan));
        }
        String text = String.join("\n", lines);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 4) + " ...";
    }

    /** One line in which nothing is Markdown or HTML. */
    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").replaceAll("([\\\\`*_\\[\\]<>|#!])", "\\\\$1");
    }
}
