package io.jenkins.plugins.mlops.registry.mlflow;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.model.ItemGroup;
import hudson.model.Run;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.registry.mlflow.MlflowCredentials;
import io.jenkins.plugins.mlops.form.ChosenCredentials;
import java.util.List;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** Credentials for an MLflow server; no text of this class holds a secret. */
final class ServerCredentials {
    private final String id;
    private final ChosenCredentials chosen;

    /**
     * @param url of the server
     * @param id of the credentials; null or empty for none
     */
    ServerCredentials(String url, String id) {
        this.id = id;
        this.chosen = new ChosenCredentials(
                id, url, List.of(StandardUsernamePasswordCredentials.class, StringCredentials.class));
    }

    /**
     * Those of a build; the build is noted among their uses.
     *
     * @throws BadInputException in one line, when the job may not use them, or there are none of this id
     */
    MlflowCredentials of(Run<?, ?> run) {
        return chosen.isChosen() ? shown(chosen.of(run)) : none();
    }

    /**
     * Those of a folder or of Jenkins itself, for the question of somebody who may configure it.
     *
     * @throws BadInputException in one line, when there are none that builds there may use
     */
    MlflowCredentials of(ItemGroup<?> context) {
        return chosen.isChosen() ? shown(chosen.of(context)) : none();
    }

    /**
     * Returns the credentials that can be chosen.
     *
     * @param context a folder, or Jenkins itself; null for somebody who may see nothing but what is chosen already
     */
    ListBoxModel items(ItemGroup<?> context) {
        return chosen.items(context);
    }

    private static MlflowCredentials none() {
        return MlflowCredentials.none(
                "choose some for this registry in its folder, or in Manage Jenkins, System, MLOps stages");
    }

    private MlflowCredentials shown(StandardCredentials found) {
        if (found instanceof StringCredentials) {
            return MlflowCredentials.bearer(
                    ((StringCredentials) found).getSecret().getPlainText());
        }
        if (found instanceof StandardUsernamePasswordCredentials) {
            StandardUsernamePasswordCredentials user = (StandardUsernamePasswordCredentials) found;
            return MlflowCredentials.basic(
                    user.getUsername(), user.getPassword().getPlainText());
        }
        throw new BadInputException(
                "the credentials \"" + id + "\" are neither a user name with password nor a secret text");
    }
}
