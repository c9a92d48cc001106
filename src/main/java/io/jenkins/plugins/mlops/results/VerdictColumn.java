package io.jenkins.plugins.mlops.results;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.model.Job;
import hudson.views.ListViewColumn;
import hudson.views.ListViewColumnDescriptor;
import io.jenkins.plugins.mlops.results.TrendTail.BuildChecks;
import io.jenkins.plugins.mlops.results.TrendTail.CheckPoint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** A column for lists of jobs: what the checks of each job's newest build said. No build is loaded for it. */
public final class VerdictColumn extends ListViewColumn {
    @DataBoundConstructor
    public VerdictColumn() {}

    /** Returns the cell of a job, or null where it made no check. */
    @CheckForNull
    public Cell getCell(Object item) throws IOException {
        if (!(item instanceof Job)) {
            return null;
        }
        Job<?, ?> job = (Job<?, ?>) item;
        List<BuildChecks> newest = TrendLog.of(job).newest(1);
        return newest.isEmpty() ? null : new Cell(job.getUrl(), newest.get(0));
    }

    /** The checks of one build. */
    public static final class Cell {
        private final String url;
        private final CheckVerdict verdict;
        private final String text;

        private Cell(String jobUrl, BuildChecks build) {
            verdict = build.worst();
            List<String> texts = new ArrayList<>();
            for (CheckPoint check : build.worstFirst()) {
                texts.add(check.id() + ": " + VerdictView.text(check.verdict()));
            }
            text = "#" + build.number() + " " + String.join(", ", texts);
            url = jobUrl + build.number() + "/" + MlopsTab.URL + "/";
        }

        /** Of the build's checks, below the root of Jenkins. */
        public String getUrl() {
            return url;
        }

        public String getIcon() {
            return VerdictView.icon(verdict);
        }

        /** The worst verdict. */
        public String getVerdict() {
            return VerdictView.text(verdict);
        }

        /** By name, for sorting: what needs a look comes first. */
        public int getOrder() {
            return -verdict.ordinal();
        }

        /** Each check and its verdict, the worst first. */
        public String getText() {
            return text;
        }
    }

    /** Offers the column for views; it is in none by itself. */
    @Extension
    @Symbol("mlopsColumn")
    public static final class DescriptorImpl extends ListViewColumnDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.VerdictColumn_DisplayName();
        }

        @Override
        public boolean shownByDefault() {
            return false;
        }
    }
}
