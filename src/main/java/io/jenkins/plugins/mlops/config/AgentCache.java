package io.jenkins.plugins.mlops.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.mlops.agent.CacheSettings;
import io.jenkins.plugins.mlops.form.FormErrors;
import io.jenkins.plugins.mlops.form.FormNumbers;
import java.util.regex.Pattern;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** Where agents keep the engine's files, and for how long. Stored in the configuration of Jenkins, and checked when it is read back. */
public final class AgentCache implements Describable<AgentCache> {
    private static final int MOST_DAYS = 3650;
    private static final int MOST_LETTERS = 200;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern UP = Pattern.compile("(^|[/\\\\])\\.\\.?([/\\\\]|$)");

    private String folder;
    private int days = CacheSettings.USUAL_DAYS;

    @DataBoundConstructor
    public AgentCache() {}

    /** A folder on every agent, by its absolute path; null for the root folder of each agent. */
    @CheckForNull
    public String getFolder() {
        return folder;
    }

    /** @throws IllegalArgumentException in one line, when it is no absolute path */
    @DataBoundSetter
    public void setFolder(String folder) {
        this.folder = checked(folder);
    }

    /** Days after which a version that nobody used is removed, from 1 to {@value #MOST_DAYS}. */
    public int getDays() {
        return days;
    }

    @DataBoundSetter
    public void setDays(int days) {
        this.days = days <= 0 ? CacheSettings.USUAL_DAYS : Math.min(MOST_DAYS, days);
    }

    CacheSettings settings() {
        return new CacheSettings(folder, days);
    }

    private Object readResolve() {
        folder = checked(folder);
        setDays(days);
        return this;
    }

    private static String checked(String folder) {
        String trimmed = folder == null || folder.isBlank() ? null : folder.trim();
        if (trimmed == null) {
            return null;
        }
        boolean absolute = CacheSettings.isUnixPath(trimmed) || CacheSettings.isWindowsPath(trimmed);
        if (!absolute
                || trimmed.length() > MOST_LETTERS
                || UP.matcher(trimmed).find()
                || CONTROL.matcher(trimmed).find()) {
            throw new IllegalArgumentException(Messages.AgentCache_badFolder());
        }
        return trimmed;
    }

    /** The part of the form. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<AgentCache> {
        @Override
        public String getDisplayName() {
            return Messages.AgentCache_DisplayName();
        }

        @Override
        public AgentCache newInstance(StaplerRequest2 request, JSONObject form) throws FormException {
            return FormErrors.told("folder", () -> super.newInstance(request, form));
        }

        /** Checks the folder while it is typed; no agent is asked. */
        @POST
        public FormValidation doCheckFolder(@QueryParameter String value) {
            if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                return FormValidation.ok();
            }
            try {
                checked(value);
                return FormValidation.ok();
            } catch (IllegalArgumentException x) {
                return FormValidation.error(x.getMessage());
            }
        }

        /** Checks the days while they are typed. */
        @POST
        public FormValidation doCheckDays(@QueryParameter String value) {
            return FormNumbers.inRange(value, 1, MOST_DAYS, Messages.AgentCache_badDays(MOST_DAYS));
        }
    }
}
