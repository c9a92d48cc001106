package io.jenkins.plugins.mlops.config.jdbc;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Run;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.mlops.agent.EngineInput;
import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.connection.DatabaseAddress;
import io.jenkins.plugins.mlops.engine.connection.StatementLimit;
import io.jenkins.plugins.mlops.form.ChosenCredentials;
import io.jenkins.plugins.mlops.form.ConfiguredIds;
import io.jenkins.plugins.mlops.form.FormErrors;
import io.jenkins.plugins.mlops.form.FormNumbers;
import io.jenkins.plugins.mlops.json.JsonWriter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/**
 * A database under an id. Builds name the id; the agent of the build connects, with what the controller tells its engine on the standard
 * input. The controller has no driver and never connects itself.
 */
public final class JdbcConnection implements Describable<JdbcConnection> {
    private final String id;
    private final String url;
    private String credentialsId;
    private int statementLimit;

    /**
     * @param id what the parameter {@code connection} of a step calls it
     * @param url address of the database, without a user or a password
     * @throws IllegalArgumentException in one line, when id or address cannot be used
     */
    @DataBoundConstructor
    public JdbcConnection(String id, String url) {
        this.id = id == null ? null : id.trim();
        this.url = address(url).toString();
        checkId();
    }

    public String getId() {
        return id;
    }

    public String getUrl() {
        return url;
    }

    /** Id of a user name with password. */
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = credentialsId == null || credentialsId.isBlank() ? null : credentialsId.trim();
    }

    /** Seconds that one statement may take; 0 for as long as it takes. */
    public int getStatementLimit() {
        return statementLimit;
    }

    /** @throws IllegalArgumentException in one line, for a number that is none */
    @DataBoundSetter
    public void setStatementLimit(int statementLimit) {
        this.statementLimit = statementLimit;
        checkLimit();
    }

    /**
     * Returns the data that the engine of a build receives once.
     *
     * @throws BadInputException in one line, when the job may not use the credentials
     */
    public EngineInput open(Run<?, ?> run) {
        ChosenCredentials chosen = credentials(url, credentialsId);
        if (!chosen.isChosen()) {
            throw new BadInputException("connection " + id
                    + ": it has no credentials; choose some in Manage Jenkins, System, MLOps stages");
        }
        try {
            return told(chosen.of(run));
        } catch (BadInputException x) {
            throw new BadInputException("connection " + id + ": " + x.getMessage(), x);
        }
    }

    private EngineInput told(StandardCredentials found) {
        if (!(found instanceof StandardUsernamePasswordCredentials user)) {
            throw new BadInputException("the credentials \"" + credentialsId + "\" are not a user name with password");
        }
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("name", id);
        told.put("url", url);
        told.put("user", user.getUsername());
        told.put("password", user.getPassword().getPlainText());
        told.put(StatementLimit.NAME, statementLimit);
        return new EngineInput(JsonWriter.write(told), !address(url).hasDriver());
    }

    /** The same for the question of an administrator, with credentials that builds anywhere may use. */
    private EngineInput asked() {
        ChosenCredentials chosen = credentials(url, credentialsId);
        if (!chosen.isChosen()) {
            throw new BadInputException(Messages.JdbcConnection_noCredentials());
        }
        return told(chosen.of(Jenkins.get()));
    }

    private Object readResolve() {
        checkId();
        checkLimit();
        address(url);
        return this;
    }

    private void checkId() {
        if (!ConfiguredIds.isId(id)) {
            throw new IllegalArgumentException(Messages.JdbcConnection_badId());
        }
    }

    private void checkLimit() {
        if (statementLimit < 0 || statementLimit > StatementLimit.MOST) {
            throw new IllegalArgumentException(Messages.JdbcConnection_badLimit(StatementLimit.MOST));
        }
    }

    private static DatabaseAddress address(String url) {
        try {
            return DatabaseAddress.parse(url);
        } catch (BadInputException x) {
            throw new IllegalArgumentException(x.getMessage(), x);
        }
    }

    private static ChosenCredentials credentials(String url, String id) {
        return new ChosenCredentials(id, url, List.of(StandardUsernamePasswordCredentials.class));
    }

    /** The form of a connection. Only administrators get answers. What connects is an engine on an agent, as in builds, and only when a test is asked for. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<JdbcConnection> {
        @Override
        public String getDisplayName() {
            return Messages.JdbcConnection_DisplayName();
        }

        @Override
        public JdbcConnection newInstance(StaplerRequest2 request, JSONObject form) throws FormException {
            return FormErrors.told("connections", () -> super.newInstance(request, form));
        }

        /** Checks the id while it is typed. */
        @POST
        public FormValidation doCheckId(@QueryParameter String value) {
            if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                    || ConfiguredIds.isId(value == null ? null : value.trim())) {
                return FormValidation.ok();
            }
            return FormValidation.error(Messages.JdbcConnection_badId());
        }

        /** Checks the address while it is typed. */
        @POST
        public FormValidation doCheckUrl(@QueryParameter String value) {
            if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                return FormValidation.ok();
            }
            try {
                return address(value).isVerified()
                        ? FormValidation.ok()
                        : FormValidation.warning(Messages.JdbcConnection_unverified());
            } catch (IllegalArgumentException x) {
                return FormValidation.error(x.getMessage());
            }
        }

        /** Checks the limit while it is typed. */
        @POST
        public FormValidation doCheckStatementLimit(@QueryParameter String value) {
            return FormNumbers.inRange(
                    value, 0, StatementLimit.MOST, Messages.JdbcConnection_badLimit(StatementLimit.MOST));
        }

        /** Has the engine ask the database what it is and what the account may do, on a node, with credentials that builds may use. */
        @POST
        public FormValidation doTestConnection(
                @QueryParameter String id, @QueryParameter String url, @QueryParameter String credentialsId)
                throws InterruptedException {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            try {
                JdbcConnection connection = new JdbcConnection(id, url);
                connection.setCredentialsId(credentialsId);
                return new ConnectionQuestion(connection.asked()).ask();
            } catch (IllegalArgumentException | BadInputException | IOException x) {
                return FormValidation.error(x.getMessage());
            }
        }

        /** Credentials that builds can use. */
        @POST
        public ListBoxModel doFillCredentialsIdItems(@QueryParameter String url, @QueryParameter String credentialsId) {
            return credentials(url, credentialsId)
                    .items(Jenkins.get().hasPermission(Jenkins.ADMINISTER) ? Jenkins.get() : null);
        }
    }
}
