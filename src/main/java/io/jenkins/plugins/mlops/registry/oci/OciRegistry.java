package io.jenkins.plugins.mlops.registry.oci;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.Run;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.registry.evidence.Evidence;
import io.jenkins.plugins.mlops.engine.registry.oci.OciAddress;
import io.jenkins.plugins.mlops.engine.registry.oci.OciProbe;
import io.jenkins.plugins.mlops.engine.registry.oci.OciStore;
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

/** A repository of an OCI registry, below which each model has one of its own. The controller speaks to it; agents see neither its address nor its credentials. */
public final class OciRegistry extends ModelRegistry {
    private final String url;
    private String credentialsId;

    /**
     * @param url {@code oci://host/repository}
     * @throws IllegalArgumentException in one line, when id or address cannot be used
     */
    @DataBoundConstructor
    public OciRegistry(String id, String url) {
        super(id);
        address(url);
        this.url = url.trim();
    }

    public String getUrl() {
        return url;
    }

    /** Id of a user name with password, or of a secret text that is sent as a token of the registry; null for none. */
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = credentialsId == null || credentialsId.isBlank() ? null : credentialsId.trim();
    }

    @Override
    public String getPlace() {
        return url;
    }

    @Override
    public ModelStore open(Run<?, ?> run) {
        try {
            OciAddress address = address(url);
            return new OciStore(address, new RegistryCredentials(address, credentialsId).of(run), Evidence.unsigned());
        } catch (BadInputException x) {
            throw new BadInputException("registry " + getId() + ": " + x.getMessage(), x);
        }
    }

    @Override
    protected Object readResolve() {
        address(url);
        return super.readResolve();
    }

    private static OciAddress address(String url) {
        try {
            return OciAddress.parse(url == null ? "" : url);
        } catch (BadInputException x) {
            throw new IllegalArgumentException(
                    Messages.OciRegistry_badUrl()); // without the cause, whose advice is for the command line
        }
    }

    /**
     * The form of an OCI registry. A test sends credentials to whatever address it is given, so only those get answers who may configure registries at this
     * place, and only with credentials that builds there may use.
     */
    @Extension
    @Symbol("oci")
    public static final class DescriptorImpl extends ModelRegistryDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.OciRegistry_DisplayName();
        }

        /** Checks the address while it is typed; asks nobody. */
        @POST
        public FormValidation doCheckUrl(@AncestorInPath Item item, @QueryParameter String value) {
            if (!mayConfigure(item)) {
                return FormValidation.ok();
            }
            try {
                boolean plain = address(value).base().getScheme().equals("http");
                return plain ? FormValidation.warning(Messages.OciRegistry_plain()) : FormValidation.ok();
            } catch (IllegalArgumentException x) {
                return FormValidation.error(x.getMessage());
            }
        }

        /** Credentials that builds can use. */
        @POST
        public ListBoxModel doFillCredentialsIdItems(
                @AncestorInPath Item item, @QueryParameter String url, @QueryParameter String credentialsId) {
            return RegistryCredentials.items(url, credentialsId, mayConfigure(item) ? context(item) : null);
        }

        /** Asks the registry whether it is one, and lets these credentials in. */
        @POST
        public FormValidation doTestConnection(
                @AncestorInPath Item item, @QueryParameter String url, @QueryParameter String credentialsId) {
            checkMayConfigure(item);
            try {
                OciAddress address = address(url);
                OciProbe.ask(address, new RegistryCredentials(address, credentialsId).of(context(item)));
                return FormValidation.ok(Messages.OciRegistry_answers());
            } catch (IllegalArgumentException | BadInputException | IOException x) {
                return FormValidation.error(x.getMessage());
            }
        }
    }
}
