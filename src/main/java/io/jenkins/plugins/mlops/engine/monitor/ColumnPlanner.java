package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.data.ReadOptions;
import io.jenkins.plugins.mlops.engine.data.kind.ColumnKind;
import io.jenkins.plugins.mlops.engine.data.kind.DecidedKind;
import io.jenkins.plugins.mlops.engine.data.kind.DeclaredKinds;
import io.jenkins.plugins.mlops.engine.data.kind.KindSource;
import io.jenkins.plugins.mlops.engine.data.survey.SurveyedColumn;
import io.jenkins.plugins.mlops.engine.drift.Role;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides for each column of either side whether it is compared, and as values of which kind: as the user says, else the registered model's
 * signature, else as the baseline has it, else by content.
 */
final class ColumnPlanner {
    private final Baseline baseline;
    private final CurrentData current;
    private final Roles roles;
    private final ReadOptions options;
    private final DeclaredKinds declared;
    private final ModelFacts model;
    private final OtherKind otherKind;
    private final List<ColumnPlan.Compared> compared = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    /**
     * @param declared kinds that the user declared
     * @param session answers what exactly does not fit
     */
    ColumnPlanner(
            Baseline baseline,
            CurrentData current,
            MonitorRequest request,
            DeclaredKinds declared,
            DuckSession session) {
        this.baseline = baseline;
        this.current = current;
        this.roles = request.roles();
        this.options = request.data().options();
        this.declared = declared;
        this.model = request.model().facts();
        this.otherKind = new OtherKind(
                session,
                baseline,
                current,
                Collections.unmodifiableSet(
                        new LinkedHashSet<>(request.demands().sensitive())));
    }

    /** @throws BadInputException when roles, kinds or missing values name a column that neither side has */
    ColumnPlan plan() throws SQLException {
        Set<String> all = new LinkedHashSet<>(baseline.columns().keySet());
        all.addAll(current.names());
        roles.named().forEach((column, role) -> {
            if (!all.contains(column)) {
                throw new BadInputException("the roles name \"" + column + "\" as " + role
                        + ", but there is no such column" + Suggestion.hint(column, all));
            }
        });
        options.withKinds(declared).requireColumns(all);
        for (String name : all) {
            column(name);
        }
        return new ColumnPlan(compared, findings);
    }

    private void column(String name) throws SQLException {
        Role role = roles.of(name).orElse(null);
        Baseline.BaselineColumn before = baseline.columns().get(name);
        SurveyedColumn now = current.columns().get(name);
        if (role == null) {
            add(Finding.Type.LEFT_OUT, name, roles.reason(name));
        } else if (now == null) {
            // A model without labels yet is the usual case; an input or an answer that is gone is not.
            add(
                    role == Role.LABEL ? Finding.Type.LEFT_OUT : Finding.Type.GONE,
                    name,
                    "the current data has no such column");
        } else if (before == null) {
            add(
                    role == Role.FEATURE ? Finding.Type.FRESH : Finding.Type.LEFT_OUT,
                    name,
                    "the baseline has no such column");
        } else {
            both(name, role, before, now);
        }
    }

    private void both(String name, Role role, Baseline.BaselineColumn before, SurveyedColumn now) throws SQLException {
        DecidedKind kind = kind(name, before, now);
        if (before.filled().present() == 0 && now.counts().present() == 0) {
            // Without rows nothing can be said of a column: that is told once, for the whole table.
            if (before.filled().rows() > 0 && now.counts().rows() > 0) {
                noValues(name);
            }
            return;
        }
        boolean held = kind.by() != KindSource.BASELINE || now.counts().present() == 0 || before.mayHold(now.storage());
        if (now.counts().rows() > 0 && !(held && fits(name, kind, now))) {
            add(Finding.Type.OTHER_KIND, name, otherKind.sentence(name, kind));
            return;
        }
        ColumnPlan.Compared column = new ColumnPlan.Compared(name, role, kind);
        if (column.presenceOnly()) {
            boolean said = kind.by() == KindSource.USER
                    || kind.by() == KindSource.SIGNATURE
                    || kind.by() == KindSource.BASELINE && before.decided().by() != KindSource.CONTENT;
            add(
                    said ? Finding.Type.SAID_NOT_WATCHED : Finding.Type.NOT_WATCHED,
                    name,
                    Unwatched.sentence(name, kind, said));
        }
        compared.add(column);
    }

    private void noValues(String name) {
        add(
                Finding.Type.NO_VALUES,
                name,
                "column \"" + name
                        + "\" has no value, neither in the baseline nor in the current data, so there is nothing to compare; ignore it in the roles if the model does not read it");
    }

    private DecidedKind kind(String name, Baseline.BaselineColumn before, SurveyedColumn now) {
        DecidedKind said = declared.of(name).orElse(null);
        if (said != null) {
            return said;
        }
        ColumnKind signature = model.kinds().get(name);
        if (signature != null) {
            DecidedKind by = new DecidedKind(signature, KindSource.SIGNATURE);
            // The model may read what a pipeline in front of it makes of the column; then its signature says nothing of
            // the column.
            if (fits(name, by, now)) {
                return by;
            }
        }
        boolean text = model.texts().contains(name);
        if (text && !(before.decided() != null && before.decided().kind().isText())) {
            DecidedKind names = new DecidedKind(ColumnKind.CATEGORY, KindSource.SIGNATURE);
            if (fits(name, names, now)) {
                return names;
            }
        }
        if (before.decided() != null) {
            return new DecidedKind(before.decided().kind(), KindSource.BASELINE);
        }
        return now.decided();
    }

    private boolean fits(String name, DecidedKind kind, SurveyedColumn now) {
        return KindFit.fits(kind, now) && baselineFits(name, kind);
    }

    private boolean baselineFits(String name, DecidedKind kind) {
        if (baseline instanceof Baseline.OfTable table) {
            return KindFit.fits(kind, table.side().columns().get(name));
        }
        var frozen = ((Baseline.OfProfile) baseline).profile().columns().get(name);
        return frozen.profile().rows().present() == 0
                || frozen.isUncounted()
                || frozen.as(kind.kind()).isPresent();
    }

    private void add(Finding.Type type, String column, String sentence) {
        findings.add(new Finding(type, column, sentence));
    }
}
