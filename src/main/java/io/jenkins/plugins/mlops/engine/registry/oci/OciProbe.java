package io.jenkins.plugins.mlops.engine.registry.oci;

import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.http.RetryPolicy;
import java.io.IOException;

/** Asks a registry for something small, once. */
public final class OciProbe {
    private OciProbe() {}

    /**
     * Asks for the tags of a model that need not be there.
     *
     * @throws OciException in one line, when the registry gives no answer that a registry gives
     */
    public static void ask(OciAddress address, OciCredentials credentials) throws IOException {
        OciClient client = new OciClient(address, credentials, RetryPolicy.SHORT);
        new OciRepository(client, address.of(new ModelName("probe"))).tags();
    }
}
