package io.jenkins.plugins.mlops.registry;

import hudson.model.Failure;
import hudson.model.User;
import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.registry.BuildInfo;
import io.jenkins.plugins.mlops.engine.registry.Comparison;
import io.jenkins.plugins.mlops.engine.registry.Decisions;
import io.jenkins.plugins.mlops.request.OneLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;

/** Actions of the forms on a model's page. Whoever calls has asked for the right. */
final class AliasForms {
    private static final int MAX_NOTE = 1_000;

    private final ModelPage model;

    AliasForms(ModelPage model) {
        this.model = model;
    }

    HttpResponse promote(String version, String alias, String compare, String note) throws IOException {
        return change(decisions -> {
            VersionPage wanted = version == null ? null : model.getVersion(version.trim());
            if (wanted == null) {
                throw new BadInputException(Messages.ModelPage_noVersion(OneLine.of(version, 80), model.getName()));
            }
            List<Comparison> comparisons = new ArrayList<>();
            for (String text : (compare == null ? "" : compare).split("[\\r\\n,]+")) {
                if (!text.isBlank()) {
                    comparisons.add(Comparison.parse(text.trim()));
                }
            }
            if (comparisons.isEmpty()) {
                decisions.alias(trimmed(alias), wanted.getNumber(), by(), BuildInfo.NONE, line(note));
                return;
            }
            List<Comparison.Outcome> outcomes = decisions.promote(
                    trimmed(alias), wanted.getNumber(), comparisons, by(), BuildInfo.NONE, line(note));
            List<String> broken = outcomes.stream()
                    .filter(outcome -> !outcome.holds())
                    .map(Comparison.Outcome::message)
                    .collect(Collectors.toList());
            if (!broken.isEmpty()) {
                throw new BadInputException(Messages.ModelPage_stays(trimmed(alias), String.join("; ", broken)));
            }
        });
    }

    HttpResponse rollback(String alias, String note) throws IOException {
        return change(decisions -> decisions.rollback(trimmed(alias), by(), BuildInfo.NONE, line(note)));
    }

    HttpResponse remove(String alias, String note) throws IOException {
        return change(decisions -> decisions.unalias(trimmed(alias), by(), BuildInfo.NONE, line(note)));
    }

    private HttpResponse change(Change change) throws IOException {
        try {
            change.make(EmbeddedRegistry.get().open().decisions(model.name()));
        } catch (BadInputException x) {
            throw new Failure(x.getMessage());
        }
        return HttpResponses.redirectToDot();
    }

    private static String by() {
        User user = User.current();
        return user == null ? "anonymous" : user.getId();
    }

    private static String trimmed(String alias) {
        return alias == null ? null : alias.trim();
    }

    private static String line(String note) {
        return note == null || note.isBlank() ? null : OneLine.of(note.trim(), MAX_NOTE);
    }

    private interface Change {
        void make(Decisions decisions) throws IOException;
    }
}
