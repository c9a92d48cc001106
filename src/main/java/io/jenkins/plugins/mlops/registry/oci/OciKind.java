package io.jenkins.plugins.mlops.registry.oci;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.registry.oci.OciAddress;
import io.jenkins.plugins.mlops.engine.registry.oci.OciCredentials;
import io.jenkins.plugins.mlops.engine.registry.oci.OciProbe;
import io.jenkins.plugins.mlops.registry.CredentialKinds;
import io.jenkins.plugins.mlops.registry.ServerKind;
import java.io.IOException;

/** What is particular to OCI registries. */
final class OciKind implements ServerKind<OciAddress, OciCredentials> {
    /** The address as it is stored. */
    static String checked(String url) {
        new OciKind().address(url);
        return url.trim();
    }

    @Override
    public OciAddress address(String url) {
        try {
            return OciAddress.parse(url == null ? "" : url);
        } catch (BadInputException x) {
            throw new IllegalArgumentException(
                    Messages.OciRegistry_badUrl()); // without the cause, whose advice is for the command line
        }
    }

    @Override
    public String place(OciAddress address) {
        return address.base().toString();
    }

    @Override
    public CredentialKinds<OciCredentials> credentials() {
        return new CredentialKinds<>(OciCredentials::none, OciCredentials::token, OciCredentials::basic);
    }

    @Override
    public void ask(OciAddress address, OciCredentials credentials) throws IOException {
        OciProbe.ask(address, credentials);
    }

    @Override
    public String unencrypted() {
        return Messages.OciRegistry_plain();
    }

    @Override
    public String answers() {
        return Messages.OciRegistry_answers();
    }
}
