package io.jenkins.plugins.mlops.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.PersistentDescriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.mlops.agent.EngineSettings;
import io.jenkins.plugins.mlops.agent.EngineSettingsSource;
import io.jenkins.plugins.mlops.config.jdbc.JdbcConnection;
import io.jenkins.plugins.mlops.form.FormErrors;
import io.jenkins.plugins.mlops.form.FormNumbers;
import io.jenkins.plugins.mlops.registry.ModelRegistry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jenkins.model.GlobalConfiguration;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** Settings of the engine for all jobs: Manage Jenkins, System; {@code unclassified: mlops:} in configuration as code. */
@Extension
@Symbol("mlops")
public final class MlopsConfiguration extends GlobalConfiguration
        implements EngineSettingsSource, PersistentDescriptor {
    /** Smallest memory the engine can work with, in MiB. */
    static final int MIN_MEMORY = 512;

    static final int DEFAULT_MEMORY = 1024;
    static final String DEFAULT_PROTECTED = "champion";
    private static final int MAX_THREADS = 1024;
    private static final int DEFAULT_REPORT_LIMIT = 96;
    private static final int MAX_REPORT_LIMIT = 1024;
    private static final int MAX_KEEP = 100_000;

    private String java;
    private int memory = DEFAULT_MEMORY;
    private int threads;
    private String protectedAliases = DEFAULT_PROTECTED;
    private List<ModelRegistry> registries = new ArrayList<>();
    private Outcomes outcomes;
    private AgentCache cache;
    private int reportLimit = DEFAULT_REPORT_LIMIT;
    private int keep;
    private List<JdbcConnection> connections = new ArrayList<>();

    /** The one configuration of this Jenkins. */
    public static MlopsConfiguration get() {
        return ExtensionList.lookupSingleton(MlopsConfiguration.class);
    }

    @Override
    public String getDisplayName() {
        return Messages.MlopsConfiguration_DisplayName();
    }

    /** Java home or java program to run the engine with on agents; null for the Java that runs the agent. */
    @CheckForNull
    public String getJava() {
        return java;
    }

    @DataBoundSetter
    public void setJava(String java) {
        this.java = java == null || java.isBlank() ? null : java.trim();
        save();
    }

    /** Memory of one engine process in MiB, at least {@value #MIN_MEMORY}. */
    public int getMemory() {
        return Math.max(MIN_MEMORY, memory);
    }

    @DataBoundSetter
    public void setMemory(int memory) {
        this.memory = memory <= 0 ? DEFAULT_MEMORY : Math.max(MIN_MEMORY, memory);
        save();
    }

    /** Worker threads of one engine process; 0 for as many as the agent has processors. */
    public int getThreads() {
        return threads;
    }

    @DataBoundSetter
    public void setThreads(int threads) {
        this.threads = Math.max(0, Math.min(MAX_THREADS, threads));
        save();
    }

    /** Aliases of models that only those who may promote may move, between commas; empty for none. */
    public String getProtectedAliases() {
        return protectedAliases == null ? DEFAULT_PROTECTED : protectedAliases;
    }

    @DataBoundSetter
    public void setProtectedAliases(String protectedAliases) {
        this.protectedAliases = protectedAliases == null ? "" : protectedAliases.trim();
        save();
    }

    /** Tells whether only those who may promote may move an alias. */
    public boolean isProtectedAlias(String alias) {
        return Arrays.stream(getProtectedAliases().split("[,\\s]+")).anyMatch(alias::equals);
    }

    /** Returns the reactions of builds to verdicts where their steps do not say them. */
    public Outcomes getOutcomes() {
        return outcomes == null ? new Outcomes() : outcomes;
    }

    @DataBoundSetter
    public void setOutcomes(Outcomes outcomes) {
        this.outcomes = outcomes;
        save();
    }

    /** Where agents keep the engine's files. */
    public AgentCache getCache() {
        return cache == null ? new AgentCache() : cache;
    }

    @DataBoundSetter
    public void setCache(AgentCache cache) {
        this.cache = cache;
        save();
    }

    /**
     * Returns the limit of the result files of one check on the controller's disk, in MiB, from 1 to
     * {@value #MAX_REPORT_LIMIT}.
     */
    public int getReportLimit() {
        return reportLimit;
    }

    @DataBoundSetter
    public void setReportLimit(int reportLimit) {
        this.reportLimit = reportLimit <= 0 ? DEFAULT_REPORT_LIMIT : Math.min(MAX_REPORT_LIMIT, reportLimit);
        save();
    }

    /** Returns how many versions of each model stay in the registry inside Jenkins, from 1 to {@value #MAX_KEEP}, or 0 for all. */
    public int getKeep() {
        return keep;
    }

    @DataBoundSetter
    public void setKeep(int keep) {
        this.keep = Math.max(0, Math.min(MAX_KEEP, keep));
        save();
    }

    /** Returns the settings that an engine process is started with. */
    @Override
    public EngineSettings engineSettings() {
        return new EngineSettings(
                getJava(), getMemory(), getThreads(), getCache().settings(), getReportLimit());
    }

    /** Registries outside of Jenkins. */
    public List<ModelRegistry> getRegistries() {
        return registries == null ? List.of() : List.copyOf(registries);
    }

    /**
     * Sets the registries outside of Jenkins.
     *
     * @throws IllegalArgumentException when two have the same id
     */
    @DataBoundSetter
    public void setRegistries(List<ModelRegistry> registries) {
        this.registries = Registries.distinct(registries);
        save();
    }

    /** Databases that builds may read. */
    public List<JdbcConnection> getConnections() {
        return connections == null ? List.of() : List.copyOf(connections);
    }

    /**
     * Sets the databases.
     *
     * @throws IllegalArgumentException when two have the same id
     */
    @DataBoundSetter
    public void setConnections(List<JdbcConnection> connections) {
        this.connections = Connections.distinct(connections);
        save();
    }

    /** Takes the form. A form without registries does not speak of them at all, so that they have to be taken away here; databases likewise. */
    @Override
    public boolean configure(StaplerRequest2 request, JSONObject form) throws FormException {
        if (!form.has("registries")) {
            setRegistries(List.of());
        }
        if (!form.has("connections")) {
            setConnections(List.of());
        }
        return FormErrors.told("registries", () -> super.configure(request, form));
    }

    /** Checks the memory while it is typed. */
    @POST
    public FormValidation doCheckMemory(@QueryParameter String value) {
        return FormNumbers.inRange(
                value, MIN_MEMORY, Integer.MAX_VALUE, Messages.MlopsConfiguration_badMemory(MIN_MEMORY));
    }

    /** Checks the threads while they are typed. */
    @POST
    public FormValidation doCheckThreads(@QueryParameter String value) {
        return FormNumbers.inRange(value, 0, MAX_THREADS, Messages.MlopsConfiguration_badThreads(MAX_THREADS));
    }

    /** Checks the number of versions while it is typed. */
    @POST
    public FormValidation doCheckKeep(@QueryParameter String value) {
        return FormNumbers.inRange(value, 0, MAX_KEEP, Messages.MlopsConfiguration_badKeep(MAX_KEEP));
    }

    /** Checks the limit of result files while it is typed. */
    @POST
    public FormValidation doCheckReportLimit(@QueryParameter String value) {
        return FormNumbers.inRange(
                value, 1, MAX_REPORT_LIMIT, Messages.MlopsConfiguration_badReportLimit(MAX_REPORT_LIMIT));
    }
}
