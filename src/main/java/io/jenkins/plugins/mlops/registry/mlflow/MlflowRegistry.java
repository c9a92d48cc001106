package io.jenkins.plugins.mlops.registry.mlflow;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.model.Item;
import hudson.model.Run;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.registry.evidence.Evidence;
import io.jenkins.plugins.mlops.engine.registry.mlflow.MlflowProbe;
import io.jenkins.plugins.mlops.engine.registry.mlflow.MlflowStore;
import io.jenkins.plugins.mlops.engine.registry.mlflow.ServerAddress;
import io.jenkins.plugins.mlops.engine.registry.store.ModelStore;
import io.jenkins.plugins.mlops.registry.ModelRegistry;
import io.jenkins.plugins.mlops.registry.ModelRegistryDescriptor;
import java.io.IOException;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** An MLflow server. The controller speaks to it; agents see neither its address nor its credentials. */
public final class MlflowRegistry extends ModelRegistry {
    private final String url;
    private String credentialsId;

    /**
     * @param url address of the server, http or https, without a password
     * @throws IllegalArgumentException in one line, when id or address cannot be used
     */
    @DataBoundConstructor
    public MlflowRegistry(String id, String url) {
        super(id);
        this.url = address(url).toString();
    }

    public String getUrl() {
        return url;
    }

    /** Id of a user name with password, or of a secret text that is sent as a bearer token; null for none. */
    @CheckForNull
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = credentialsId == null || credentialsId.isBlank() ? null : credentialsId.trim();
    }

    @Override
    public String getPlace() {
        return "MLflow at " + url;
    }

    @Override
    public ModelStore open(Run<?, ?> run) {
        try {
            return new MlflowStore(
                    address(url), new ServerCredentials(url, credentialsId).of(run), Evidence.unsigned());
        } catch (BadInputException x) {
            throw new BadInputException("registry " + getId() + ": " + x.getMessage(), x);
        }
    }

    @Override
    protected Object readResolve() {
        address(url);
        return super.readResolve();
    }

    private static ServerAddress address(String url) {
        try {
            return ServerAddress.parse(url == null ? "" : url);
        } catch (BadInputException x) {
            throw new IllegalArgumentException(
                    Messages.MlflowRegistry_badUrl()); // without the cause, whose advice is for the command line
        }
    }

    /**
     * The form of an MLflow server. A test sends credentials to whatever address it is given, so only those get answers who may configure registries at this
     * place, and only with credentials that builds there may use.
     */
    @Extension
    @Symbol("mlflow")
    public static final class DescriptorImpl extends ModelRegistryDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.MlflowRegistry_DisplayName();
        }

        /** Checks the address while it is typed; asks nobody. */
        @POST
        public FormValidation doCheckUrl(@AncestorInPath Item item, @QueryParameter String value) {
            if (!mayConfigure(item)) {
                return FormValidation.ok();
            }
            try {
                boolean plain = address(value).base().getScheme().equalsIgnoreCase("http");
                return plain ? FormValidation.warning(Messages.MlflowRegistry_plain()) : FormValidation.ok();
            } catch (IllegalArgumentException x) {
                return FormValidation.error(x.getMessage());
            }
        }

        /** Credentials that builds can use. */
        @POST
        public ListBoxModel doFillCredentialsIdItems(
                @AncestorInPath Item item, @QueryParameter String url, @QueryParameter String credentialsId) {
            return new ServerCredentials(url, credentialsId).items(mayConfigure(item) ? context(item) : null);
        }

        /** Asks the server for something small. */
        @POST
        public FormValidation doTestConnection(
                @AncestorInPath Item item, @QueryParameter String url, @QueryParameter String credentialsId) {
            checkMayConfigure(item);
            try {
                ServerAddress address = address(url);
                MlflowProbe.ask(address, new ServerCredentials(url, credentialsId).of(context(item)));
                return FormValidation.ok(Messages.MlflowRegistry_answers());
            } catch (IllegalArgumentException | BadInputException | IOException x) {
                return FormValidation.error(x.getMessage());
            }
        }
    }
}
