package io.jenkins.plugins.mlops.results;

import hudson.model.Job;
import io.jenkins.plugins.mlops.results.TrendTail.BuildChecks;
import io.jenkins.plugins.mlops.results.TrendTail.CheckPoint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A job with checks, as the page of all of them shows it. What is shown besides the newest build is read when it is asked for. */
@ExportedBean(defaultVisibility = 2)
public final class JobChecks {
    private static final int BUILDS = 20;

    private final Job<?, ?> job;
    private final BuildChecks newest;
    private List<BuildChecks> builds;

    private JobChecks(Job<?, ?> job, BuildChecks newest) {
        this.job = job;
        this.newest = newest;
    }

    /** Null where the job has no build with checks. */
    static JobChecks of(Job<?, ?> job) throws IOException {
        List<BuildChecks> newest = TrendLog.of(job).newest(1);
        return newest.isEmpty() ? null : new JobChecks(job, newest.get(0));
    }

    CheckVerdict verdict() {
        return newest.worst();
    }

    /** Of the newest check, in milliseconds since 1970. */
    @Exported
    public long getTime() {
        return newest.time();
    }

    @Exported
    public String getName() {
        return job.getFullName();
    }

    /** As people call it, with the folders around it. */
    public String getTitle() {
        return job.getFullDisplayName();
    }

    /** As people call it inside its folder. */
    public String getShortTitle() {
        return job.getDisplayName();
    }

    /** Of the job, below the root of Jenkins. */
    @Exported
    public String getUrl() {
        return job.getUrl();
    }

    /** The newest build that made a check. */
    @Exported
    public long getBuild() {
        return newest.number();
    }

    /** The worst verdict of that build. */
    @Exported(name = "verdict")
    public String getVerdictName() {
        return verdict().name();
    }

    public String getVerdictText() {
        return VerdictView.text(verdict());
    }

    public String getIcon() {
        return VerdictView.icon(verdict());
    }

    /** Of the newest build with checks; the page writes it in its reader's format and zone. */
    public Date getDate() {
        return new Date(getTime());
    }

    /** The checks of that build, the worst first. */
    @Exported(inline = true)
    public List<Check> getChecks() {
        List<Check> checks = new ArrayList<>();
        for (CheckPoint point : newest.worstFirst()) {
            checks.add(new Check(point, job.getUrl() + point.build() + "/" + MlopsTab.URL + "/" + point.id() + "/"));
        }
        return checks;
    }

    /** The newest builds with their worst verdicts, the oldest first. */
    @Exported(inline = true)
    public List<Mark> getTrend() throws IOException {
        List<Mark> marks = new ArrayList<>();
        for (BuildChecks build : builds()) {
            marks.add(new Mark(build));
        }
        Collections.reverse(marks);
        return marks;
    }

    /** The build since which the verdict is what it is, of those in the trend. */
    @Exported
    public long getSince() throws IOException {
        return since().number();
    }

    public Date getSinceDate() throws IOException {
        return new Date(since().time());
    }

    /**
     * Says since when the verdict is what it is.
     *
     * @param time {@link #getSinceDate()} as the page writes it
     */
    public String sinceText(String time) throws IOException {
        BuildChecks since = since();
        // What was before the builds that are looked at is not known.
        boolean before = since != builds().get(builds().size() - 1);
        return before
                ? Messages.JobChecks_since(since.number(), time)
                : Messages.JobChecks_sinceAtLeast(since.number(), time);
    }

    /** The trend in words. */
    public String getTrendText() throws IOException {
        List<String> counts = new ArrayList<>();
        for (CheckVerdict verdict : CheckVerdict.values()) {
            long count =
                    builds().stream().filter(build -> build.worst() == verdict).count();
            if (count > 0) {
                counts.add(VerdictView.text(verdict) + " " + count);
            }
        }
        return Messages.JobChecks_trend(builds().size(), String.join(", ", counts), getVerdictText());
    }

    private BuildChecks since() throws IOException {
        BuildChecks since = builds().get(0);
        for (BuildChecks build : builds()) {
            if (build.worst() != since.worst()) {
                break;
            }
            since = build;
        }
        return since;
    }

    private List<BuildChecks> builds() throws IOException {
        if (builds == null) {
            List<BuildChecks> read = TrendLog.of(job).newest(BUILDS);
            // A build may have been deleted since the newest was read.
            builds = read.isEmpty() ? List.of(newest) : read;
        }
        return builds;
    }

    /** A check of the newest build. */
    @ExportedBean(defaultVisibility = 2)
    public static final class Check {
        private final CheckPoint point;
        private final String url;

        private Check(CheckPoint point, String url) {
            this.point = point;
            this.url = url;
        }

        @Exported
        public String getId() {
            return point.id();
        }

        @Exported
        public String getName() {
            return point.name();
        }

        @Exported
        public String getStep() {
            return point.step();
        }

        @Exported(name = "verdict")
        public String getVerdictName() {
            return point.verdict().name();
        }

        public String getVerdictText() {
            return VerdictView.text(point.verdict());
        }

        public String getIcon() {
            return VerdictView.icon(point.verdict());
        }

        /** Of its report, below the root of Jenkins. */
        @Exported
        public String getUrl() {
            return url;
        }
    }

    /** A build of the trend. */
    @ExportedBean(defaultVisibility = 2)
    public static final class Mark {
        private final BuildChecks build;

        private Mark(BuildChecks build) {
            this.build = build;
        }

        @Exported
        public long getBuild() {
            return build.number();
        }

        @Exported
        public String getVerdict() {
            return build.worst().name();
        }

        public String getText() {
            return "#" + build.number() + " " + VerdictView.text(build.worst());
        }
    }
}
