package io.jenkins.plugins.mlops.registry.oci;

import hudson.Extension;
import io.jenkins.plugins.mlops.engine.registry.evidence.Evidence;
import io.jenkins.plugins.mlops.engine.registry.oci.OciAddress;
import io.jenkins.plugins.mlops.engine.registry.oci.OciCredentials;
import io.jenkins.plugins.mlops.engine.registry.oci.OciStore;
import io.jenkins.plugins.mlops.engine.registry.store.ModelStore;
import io.jenkins.plugins.mlops.registry.ServerKind;
import io.jenkins.plugins.mlops.registry.ServerRegistry;
import io.jenkins.plugins.mlops.registry.ServerRegistryDescriptor;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** A repository of an OCI registry, below which each model has one of its own. */
public final class OciRegistry extends ServerRegistry<OciAddress, OciCredentials> {
    /**
     * @param url {@code oci://host/repository}
     * @throws IllegalArgumentException in one line, when id or address cannot be used
     */
    @DataBoundConstructor
    public OciRegistry(String id, String url) {
        super(id, OciKind.checked(url));
    }

    @Override
    public String getPlace() {
        return getUrl();
    }

    @Override
    protected ServerKind<OciAddress, OciCredentials> kind() {
        return new OciKind();
    }

    @Override
    protected ModelStore store(OciAddress address, OciCredentials credentials) {
        return new OciStore(address, credentials, Evidence.unsigned());
    }

    /** The form of an OCI registry. */
    @Extension
    @Symbol("oci")
    public static final class DescriptorImpl extends ServerRegistryDescriptor<OciAddress, OciCredentials> {
        @Override
        public String getDisplayName() {
            return Messages.OciRegistry_DisplayName();
        }

        @Override
        protected ServerKind<OciAddress, OciCredentials> kind() {
            return new OciKind();
        }
    }
}
