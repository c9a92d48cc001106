package io.jenkins.plugins.mlops.results;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.ItemGroup;
import hudson.model.Job;
import io.jenkins.plugins.mlops.registry.Paging;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * The jobs below a folder that make checks; unless an address says otherwise those that need a look first: by verdict, then the newest first. Of each job the end of its
 * trend log is read, for those on the page a little more of it, and never a build.
 */
@ExportedBean
public final class ChecksList {
    static final String NOT_PASSED = "NOT_PASSED";
    private static final int ROWS = 50;
    private static final Logger LOGGER = Logger.getLogger(ChecksList.class.getName());

    private final String name;
    private final String verdict;
    private final ChecksOrder order;
    private final List<JobChecks> jobs = new ArrayList<>();
    private final Paging paging;
    private int all;
    private int unreadable;

    /**
     * @param group only what the viewer may read is looked at
     * @param name a part of the jobs' names, or null
     * @param verdict a verdict, or {@value #NOT_PASSED}; anything else means all
     * @param sort as {@link ChecksOrder} reads it
     * @param page from 1, or null
     */
    ChecksList(ItemGroup<?> group, String name, String verdict, String sort, String page) {
        this.name = name == null ? "" : name.trim();
        this.verdict = verdict == null ? "" : verdict;
        this.order = new ChecksOrder(sort);
        String part = this.name.toLowerCase(Locale.ROOT);
        for (Job<?, ?> job : group.allItems(Job.class)) {
            JobChecks checks = read(job);
            if (checks != null) {
                all++;
                if (hasName(checks, part) && hasVerdict(checks)) {
                    jobs.add(checks);
                }
            }
        }
        jobs.sort(order.comparator());
        paging = new Paging(jobs.size(), page, ROWS, query(order) + "&");
    }

    private String query(ChecksOrder sorted) {
        String asked = "name=" + encoded(name) + "&verdict=" + encoded(verdict);
        return sorted.text().isEmpty() ? asked : asked + "&sort=" + encoded(sorted.text());
    }

    private JobChecks read(Job<?, ?> job) {
        try {
            return JobChecks.of(job);
        } catch (IOException x) {
            LOGGER.log(Level.WARNING, x, () -> "the checks of " + job.getFullName() + " cannot be read");
            unreadable++;
            return null;
        }
    }

    private static boolean hasName(JobChecks checks, String part) {
        return part.isEmpty()
                || checks.getName().toLowerCase(Locale.ROOT).contains(part)
                || checks.getTitle().toLowerCase(Locale.ROOT).contains(part);
    }

    private boolean hasVerdict(JobChecks checks) {
        if (verdict.equals(NOT_PASSED)) {
            return checks.verdict() != CheckVerdict.PASSED;
        }
        boolean known =
                Stream.of(CheckVerdict.values()).anyMatch(one -> one.name().equals(verdict));
        return !known || checks.verdict().name().equals(verdict);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The jobs of this page. */
    @Exported(inline = true)
    public List<JobChecks> getJobs() {
        return jobs.subList(paging.from(), paging.to());
    }

    /** Returns the number of jobs that the address asks for, on all pages. */
    @Exported
    public int getTotal() {
        return jobs.size();
    }

    /** Returns the number of jobs with checks, asked for or not. */
    @Exported
    public int getAll() {
        return all;
    }

    /** Returns the number of jobs that are left out because their trend log could not be read. */
    @Exported
    public int getUnreadable() {
        return unreadable;
    }

    @Exported
    public int getPage() {
        return paging.getPage();
    }

    @Exported
    public int getPages() {
        return paging.getPages();
    }

    public Paging getPaging() {
        return paging;
    }

    /** Returns the text that names have to contain; empty for all. */
    public String getName() {
        return name;
    }

    /** The verdict asked for; empty for all. */
    public String getVerdict() {
        return verdict;
    }

    /** The order, as an address says it; empty for the usual one. */
    public String getSort() {
        return order.text();
    }

    /** What {@code aria-sort} says of a column, or null. */
    @CheckForNull
    public String sorted(String column) {
        return order.sorted(column);
    }

    /** Address of the same jobs after a click on the head of a column. */
    public String sortedBy(String column) {
        return "?" + query(order.after(column));
    }

    /** Returns the choices of a reader. */
    public List<Choice> getChoices() {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", Messages.ChecksList_all()));
        choices.add(new Choice(NOT_PASSED, Messages.ChecksList_notPassed()));
        Stream.of(CheckVerdict.values())
                .sorted(CheckVerdict.WORST_FIRST)
                .forEach(one -> choices.add(new Choice(one.name(), VerdictView.text(one))));
        return choices;
    }

    /** A verdict to ask for. */
    public static final class Choice {
        private final String value;
        private final String text;

        private Choice(String value, String text) {
            this.value = value;
            this.text = text;
        }

        public String getValue() {
            return value;
        }

        public String getText() {
            return text;
        }
    }
}
