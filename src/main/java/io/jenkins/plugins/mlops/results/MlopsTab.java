package io.jenkins.plugins.mlops.results;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Api;
import hudson.model.Run;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import jenkins.management.Badge;
import jenkins.model.Tab;
import jenkins.model.TransientActionFactory;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** The page {@code mlops/} of a build: its checks, and the report of each. A tab where the new build page is on, a link at the side else. */
@ExportedBean
public final class MlopsTab extends Tab {
    static final String URL = "mlops";

    private final Run<?, ?> run;
    private final MlopsAction action;

    MlopsTab(Run<?, ?> run, MlopsAction action) {
        super(run);
        this.run = run;
        this.action = action;
    }

    public Run<?, ?> getRun() {
        return run;
    }

    @Exported
    public List<CheckSummary> getChecks() {
        return action.getChecks();
    }

    /** The checks at a glance. */
    public CheckOverview getOverview() {
        return action.getOverview();
    }

    /** The URL segment after {@code mlops/}: a page for each check. */
    public CheckPage getDynamic(String id) {
        CheckSummary check = action.byId(id);
        return check == null ? null : new CheckPage(this, check);
    }

    public Api getApi() {
        return new Api(this);
    }

    @Override
    public String getIconFileName() {
        return action.getChecks().isEmpty() ? null : "symbol-analytics";
    }

    @Override
    public String getDisplayName() {
        return Messages.MlopsTab_DisplayName();
    }

    @Override
    public String getUrlName() {
        return URL;
    }

    @Override
    public Badge getBadge() {
        CheckVerdict worst = action.getWorst();
        if (worst == null || worst == CheckVerdict.PASSED) {
            return null;
        }
        long count = action.getNewestAttempts().stream()
                .filter(check -> check.getVerdict() != CheckVerdict.PASSED)
                .count();
        return new Badge(String.valueOf(count), Messages.MlopsTab_badge(count), VerdictView.severity(worst));
    }

    /** Gives the page to builds that made a check. */
    @Extension
    @SuppressWarnings("rawtypes")
    public static final class Factory extends TransientActionFactory<Run> {
        @Override
        public Class<Run> type() {
            return Run.class;
        }

        @Override
        public Class<? extends Action> actionType() {
            return MlopsTab.class;
        }

        @Override
        public Collection<? extends Action> createFor(Run target) {
            Run<?, ?> run = target;
            // Only stored actions are looked through: asking for all of them would ask this factory again.
            for (Action stored : run.getActions()) {
                if (stored instanceof MlopsAction) {
                    return Set.of(new MlopsTab(run, (MlopsAction) stored));
                }
            }
            return Set.of();
        }
    }
}
