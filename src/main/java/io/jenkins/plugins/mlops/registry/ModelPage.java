package io.jenkins.plugins.mlops.registry;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Api;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.RegistryEvent;
import io.jenkins.plugins.mlops.engine.registry.RemovedVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** The page of a model: its aliases, its versions, page by page, and its newest events. Only what it shows is read. */
@ExportedBean(defaultVisibility = 2)
public final class ModelPage extends AliasPage {
    private static final int ROWS = 50;
    private static final int EVENTS = 20;
    private static final String CHAMPION = "champion";

    private final ModelName name;

    /** Read once for a page, which asks for each of its rows. */
    private SortedMap<String, Integer> aliases;

    /** Read once, too: the columns of their table are chosen by what they hold. */
    private List<VersionPage> versions;

    /** What was refused, by the names of the forms. */
    private final Map<String, AliasForm> sent = new HashMap<>();

    ModelPage(ModelName name) {
        this.name = name;
    }

    ModelName name() {
        return name;
    }

    @Override
    public ModelPage getModel() {
        return this;
    }

    @Exported
    public String getName() {
        return name.text();
    }

    @Override
    public String getDisplayName() {
        return name.text();
    }

    /** From the root of Jenkins, with a slash at its end. */
    @Exported
    public String getUrl() {
        return ModelsAction.URL + "/model/" + name.key() + "/";
    }

    private List<Integer> numbers() throws IOException {
        return EmbeddedRegistry.get().index().versions(name);
    }

    /** Returns the number of versions. */
    @Exported
    public int getCount() throws IOException {
        return numbers().size();
    }

    /** The newest version. */
    @Exported(inline = true)
    public VersionPage getNewest() throws IOException {
        return getVersion(String.valueOf(numbers().get(numbers().size() - 1)));
    }

    /** Where the aliases point. */
    @Exported
    public SortedMap<String, Integer> getAliases() throws IOException {
        if (aliases == null) {
            aliases = Collections.unmodifiableSortedMap(
                    EmbeddedRegistry.get().open().aliases(name));
        }
        return aliases;
    }

    /** The aliases of one version. */
    public List<String> aliasesOf(int number) throws IOException {
        return getAliases().entrySet().stream()
                .filter(alias -> alias.getValue() == number)
                .map(alias -> alias.getKey())
                .collect(Collectors.toList());
    }

    /** Which of the versions this page shows. */
    public Paging getPaging() throws IOException {
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        return new Paging(getCount(), request == null ? null : request.getParameter("page"), ROWS);
    }

    /** The versions of this page, the newest first. */
    @Exported(visibility = 3)
    public List<VersionPage> getVersions() throws IOException {
        if (versions == null) {
            List<Integer> numbers = numbers();
            Paging paging = getPaging();
            List<VersionPage> shown = new ArrayList<>();
            for (int i = paging.from(); i < paging.to(); i++) {
                shown.add(getVersion(String.valueOf(numbers.get(numbers.size() - 1 - i))));
            }
            versions = shown;
        }
        return versions;
    }

    /** The metrics that the table of versions shows. */
    public List<MetricColumn> getMetricColumns() throws IOException {
        return MetricColumn.of(getVersions());
    }

    /** The metrics of that table over the versions of this page, for its charts. */
    public String getMeasured() throws IOException {
        return VersionSeries.json(getVersions(), getMetricColumns());
    }

    /** The version that is in use: the one of the alias {@code champion}, or null. */
    public VersionPage getChampion() throws IOException {
        Integer number = getAliases().get(CHAMPION);
        return number == null ? null : getVersion(number.toString());
    }

    /** The page of a version, or null. */
    @CheckForNull
    public VersionPage getVersion(String number) throws IOException {
        boolean known = number.matches("[1-9][0-9]{0,8}") && numbers().contains(Integer.parseInt(number));
        return known
                ? new VersionPage(this, EmbeddedRegistry.get().open().version(name, Integer.parseInt(number)))
                : null;
    }

    /** What stays of the versions that were removed last, the newest first. */
    @Exported(visibility = 3)
    public List<RemovedRow> getRemoved() throws IOException {
        List<RemovedRow> rows = new ArrayList<>();
        for (RemovedVersion removed : EmbeddedRegistry.get().open().newestRemoved(name, ROWS)) {
            rows.add(new RemovedRow(removed));
        }
        return rows;
    }

    /** The newest events, the newest first. */
    public List<EventRow> getEvents() throws IOException {
        List<EventRow> rows = new ArrayList<>();
        for (RegistryEvent event : EmbeddedRegistry.get().open().newestEvents(name, EVENTS)) {
            rows.add(new EventRow(event));
        }
        return rows;
    }

    /** The comparison of the two versions that the address names, or null when it does not name two that are there. */
    @CheckForNull
    public VersionComparison getComparison() throws IOException {
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        String a = request == null ? null : request.getParameter("a");
        String b = request == null ? null : request.getParameter("b");
        VersionPage first = a == null ? null : getVersion(a);
        VersionPage second = b == null ? null : getVersion(b);
        return first == null || second == null ? null : new VersionComparison(first, second);
    }

    /** The fields of a form on this page or a version's: empty, or as they were sent when they were refused. */
    public AliasForm form(String form) {
        return sent.getOrDefault(form, new AliasForm(null, null, null, null));
    }

    void show(AliasForms.Kind form, AliasForm fields) {
        sent.put(form.name(), fields);
    }

    public Api getApi() {
        return new Api(this);
    }
}
