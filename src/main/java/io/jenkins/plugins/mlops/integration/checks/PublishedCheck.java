package io.jenkins.plugins.mlops.integration.checks;

import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.checks.api.ChecksAnnotation;
import io.jenkins.plugins.checks.api.ChecksAnnotation.ChecksAnnotationBuilder;
import io.jenkins.plugins.checks.api.ChecksAnnotation.ChecksAnnotationLevel;
import io.jenkins.plugins.checks.api.ChecksConclusion;
import io.jenkins.plugins.checks.api.ChecksDetails;
import io.jenkins.plugins.checks.api.ChecksDetails.ChecksDetailsBuilder;
import io.jenkins.plugins.checks.api.ChecksOutput.ChecksOutputBuilder;
import io.jenkins.plugins.checks.api.ChecksPublisherFactory;
import io.jenkins.plugins.checks.api.ChecksStatus;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.results.BuildResults;
import io.jenkins.plugins.mlops.results.CheckSummary;
import io.jenkins.plugins.mlops.results.CheckVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;

/**
 * One check of a build for the source host: what it does to the build decides whether it is green there, its summary is the text, and
 * broken rules that stand in a contract file are marked at their lines.
 */
public final class PublishedCheck {
    /** GitHub refuses a text of more than 65,535 characters. */
    private static final int MAX_SUMMARY = 60_000;

    private static final long MAX_BYTES = 1L << 20;

    private final Run<?, ?> run;
    private final CheckSummary check;
    private final Result effect;

    PublishedCheck(Run<?, ?> run, CheckSummary check, Result effect) {
        this.run = run;
        this.check = check;
        this.effect = effect;
    }

    /** Sends it; where no publisher is responsible for the build, that is not worth a line in its log. */
    void publish() {
        ChecksPublisherFactory.fromRun(run, TaskListener.NULL).publish(details());
    }

    private ChecksDetails details() {
        Path folder = new BuildResults(run).folder(check.getId());
        boolean decided = check.getVerdict().isDecided(); // what else lies in the folder says nothing of the check
        String title = check.getVerdictText() + ": " + check.getMessage();
        ChecksDetailsBuilder details = new ChecksDetailsBuilder()
                .withName("MLOps / " + check.getLabel())
                .withStatus(ChecksStatus.COMPLETED)
                .withConclusion(conclusion())
                .withOutput(new ChecksOutputBuilder()
                        .withTitle(title.length() <= 250 ? title : title.substring(0, 250))
                        .withSummary(decided ? summary(folder) : check.getMessage())
                        .withAnnotations(decided ? marks(folder) : List.of())
                        .build());
        String root = Jenkins.get().getRootUrl();
        if (root != null) {
            details.withDetailsURL(root + new BuildResults(run).page(check.getId()));
        }
        return details.build();
    }

    /** A verdict that was let through is not red there either; it is not quite green. */
    private ChecksConclusion conclusion() {
        if (check.getVerdict() == CheckVerdict.ABORTED) {
            return ChecksConclusion.CANCELED;
        }
        if (effect.equals(Result.FAILURE)) {
            return ChecksConclusion.FAILURE;
        }
        return check.getVerdict() == CheckVerdict.PASSED ? ChecksConclusion.SUCCESS : ChecksConclusion.NEUTRAL;
    }

    private String summary(Path folder) {
        Path file = folder.resolve("summary.md");
        try {
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= MAX_BYTES) {
                String text = Files.readString(file);
                return text.length() <= MAX_SUMMARY ? text : text.substring(0, MAX_SUMMARY) + "\n\n\u2026";
            }
        } catch (IOException x) {
            // the message below says what there is to say
        }
        return check.getMessage();
    }

    private static List<ChecksAnnotation> marks(Path folder) {
        return RulePlace.of(folder.resolve(BuildResults.DOCUMENT)).stream()
                .map(PublishedCheck::mark)
                .collect(Collectors.toList());
    }

    private static ChecksAnnotation mark(RulePlace place) {
        boolean failed = place.verdict() == Verdict.FAILED;
        return new ChecksAnnotationBuilder()
                .withPath(place.file())
                .withLine(place.line())
                .withAnnotationLevel(failed ? ChecksAnnotationLevel.FAILURE : ChecksAnnotationLevel.WARNING)
                .withTitle(place.rule())
                .withMessage(place.message())
                .build();
    }
}
