package io.jenkins.plugins.mlops.results;

import hudson.model.ItemGroup;
import hudson.model.Job;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * The checks of a folder's own jobs at a glance, for its start page: how many jobs have which verdict, and those that need a look. Of each job the end of
 * its trend log is read; folders below are not looked into, and of very many jobs only the first are, so that the page stays quick.
 */
public final class FolderChecks {
    private static final int MOST_JOBS = 200;
    private static final int MOST_SHOWN = 5;
    private static final Logger LOGGER = Logger.getLogger(FolderChecks.class.getName());

    private final List<JobChecks> jobs;
    private final boolean whole;

    private FolderChecks(List<JobChecks> jobs, boolean whole) {
        this.jobs = jobs;
        this.whole = whole;
    }

    /**
     * Reads what is there.
     *
     * @param group gives the jobs that the viewer may read
     */
    static FolderChecks of(ItemGroup<?> group) {
        List<JobChecks> found = new ArrayList<>();
        for (Object item : group.getItems()) {
            if (found.size() == MOST_JOBS) {
                return new FolderChecks(sorted(found), false);
            }
            if (item instanceof Job<?, ?> job) {
                try {
                    JobChecks checks = JobChecks.of(job);
                    if (checks != null) {
                        found.add(checks);
                    }
                } catch (IOException x) { // the page of all checks says so
                    LOGGER.log(Level.WARNING, x, () -> "the checks of " + job.getFullName() + " cannot be read");
                }
            }
        }
        return new FolderChecks(sorted(found), true);
    }

    private static List<JobChecks> sorted(List<JobChecks> jobs) {
        jobs.sort(new ChecksOrder(null).comparator());
        return jobs;
    }

    public boolean isEmpty() {
        return jobs.isEmpty();
    }

    /** Tells whether all jobs of the folder were looked at. */
    public boolean isWhole() {
        return whole;
    }

    /** Picture of the worst verdict. */
    public String getIcon() {
        return jobs.get(0).getIcon();
    }

    /** Returns how many jobs have which verdict, in words, the worst first. */
    public String getCounts() {
        return VerdictView.counts(jobs.stream().map(JobChecks::verdict));
    }

    /** The jobs that need a look first: the worst of those that did not pass. */
    public List<JobChecks> getWorst() {
        return notPassed().limit(MOST_SHOWN).toList();
    }

    /** Returns how many more did not pass. */
    public long getMore() {
        return Math.max(0, notPassed().count() - MOST_SHOWN);
    }

    private Stream<JobChecks> notPassed() {
        return jobs.stream().filter(job -> job.verdict() != CheckVerdict.PASSED);
    }
}
