package io.jenkins.plugins.mlops.registry.mlflow;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import io.jenkins.plugins.mlops.engine.registry.evidence.Evidence;
import io.jenkins.plugins.mlops.engine.registry.mlflow.MlflowCredentials;
import io.jenkins.plugins.mlops.engine.registry.mlflow.MlflowStore;
import io.jenkins.plugins.mlops.engine.registry.mlflow.ServerAddress;
import io.jenkins.plugins.mlops.engine.registry.store.ModelStore;
import io.jenkins.plugins.mlops.registry.ServerKind;
import io.jenkins.plugins.mlops.registry.ServerRegistry;
import io.jenkins.plugins.mlops.registry.ServerRegistryDescriptor;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** An MLflow server. */
public final class MlflowRegistry extends ServerRegistry<ServerAddress, MlflowCredentials> {
    private String experiment;

    /**
     * @param url address of the server, http or https, without a password
     * @throws IllegalArgumentException in one line, when id or address cannot be used
     */
    @DataBoundConstructor
    public MlflowRegistry(String id, String url) {
        super(id, new MlflowKind().address(url).toString());
    }

    /** Name of the experiment that gets the runs of registrations; null for one that is called like the model. */
    @CheckForNull
    public String getExperiment() {
        return experiment;
    }

    @DataBoundSetter
    public void setExperiment(String experiment) {
        this.experiment = experiment == null || experiment.isBlank() ? null : experiment.trim();
    }

    @Override
    public String getPlace() {
        return "MLflow at " + getUrl();
    }

    @Override
    protected ServerKind<ServerAddress, MlflowCredentials> kind() {
        return new MlflowKind();
    }

    @Override
    protected ModelStore store(ServerAddress address, MlflowCredentials credentials) {
        return new MlflowStore(address, credentials, Evidence.unsigned()).inExperiment(experiment);
    }

    /** The form of an MLflow server. */
    @Extension
    @Symbol("mlflow")
    public static final class DescriptorImpl extends ServerRegistryDescriptor<ServerAddress, MlflowCredentials> {
        @Override
        public String getDisplayName() {
            return Messages.MlflowRegistry_DisplayName();
        }

        @Override
        protected ServerKind<ServerAddress, MlflowCredentials> kind() {
            return new MlflowKind();
        }
    }
}
