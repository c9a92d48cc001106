package io.jenkins.plugins.mlops.registry.mlflow;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.registry.mlflow.MlflowCredentials;
import io.jenkins.plugins.mlops.engine.registry.mlflow.MlflowProbe;
import io.jenkins.plugins.mlops.engine.registry.mlflow.ServerAddress;
import io.jenkins.plugins.mlops.registry.CredentialKinds;
import io.jenkins.plugins.mlops.registry.ServerKind;
import java.io.IOException;

/** What is particular to MLflow servers. */
final class MlflowKind implements ServerKind<ServerAddress, MlflowCredentials> {
    @Override
    public ServerAddress address(String url) {
        try {
            return ServerAddress.parse(url == null ? "" : url);
        } catch (BadInputException x) {
            throw new IllegalArgumentException(
                    Messages.MlflowRegistry_badUrl()); // without the cause, whose advice is for the command line
        }
    }

    @Override
    public String place(ServerAddress address) {
        return address.toString();
    }

    @Override
    public CredentialKinds<MlflowCredentials> credentials() {
        return new CredentialKinds<>(MlflowCredentials::none, MlflowCredentials::bearer, MlflowCredentials::basic);
    }

    @Override
    public void ask(ServerAddress address, MlflowCredentials credentials) throws IOException {
        MlflowProbe.ask(address, credentials);
    }

    @Override
    public String unencrypted() {
        return Messages.MlflowRegistry_plain();
    }

    @Override
    public String answers() {
        return Messages.MlflowRegistry_answers();
    }
}
