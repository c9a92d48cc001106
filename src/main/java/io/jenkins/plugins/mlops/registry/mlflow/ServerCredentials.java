package io.jenkins.plugins.mlops.registry.mlflow;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import hudson.model.ItemGroup;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.registry.mlflow.MlflowCredentials;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** Finds what an MLflow server is shown. A build gets only what its job may use; no text of this class holds a secret. */
final class ServerCredentials {
    private final String url;
    private final String id;

    /**
     * @param url of the server: credentials of a domain are for its host only
     * @param id of the credentials; null or empty for none
     */
    ServerCredentials(String url, String id) {
        this.url = url == null ? "" : url;
        this.id = id == null || id.isBlank() ? null : id.trim();
    }

    /**
     * Those of a build; the build is noted among their uses.
     *
     * @throws BadInputException in one line, when the job may not use them, or there are none of this id
     */
    MlflowCredentials of(Run<?, ?> run) {
        if (id == null) {
            return none();
        }
        StandardCredentials found = CredentialsProvider.findCredentialById(id, StandardCredentials.class, run, domain());
        if (found == null) {
            throw new BadInputException("this job has no credentials \"" + id + "\" for " + url
                    + "; they have to be of scope Global, or of a folder of the job, and of a domain that fits the address");
        }
        CredentialsProvider.track(run, found);
        return shown(found);
    }

    /**
     * Those of a folder or of Jenkins itself, for the question of somebody who may configure it.
     *
     * @throws BadInputException in one line, when there are none that builds there may use
     */
    MlflowCredentials of(ItemGroup<?> context) {
        if (id == null) {
            return none();
        }
        StandardCredentials found =
                CredentialsProvider.findCredentialByIdInItemGroup(id, StandardCredentials.class, context, ACL.SYSTEM2, domain());
        if (found == null) {
            throw new BadInputException(context instanceof Jenkins ? Messages.ServerCredentials_missing() : Messages.ServerCredentials_missingHere());
        }
        if (found.getScope() == CredentialsScope.SYSTEM) {
            throw new BadInputException(Messages.ServerCredentials_system());
        }
        return shown(found);
    }

    /**
     * What can be chosen.
     *
     * @param context a folder, or Jenkins itself; null for somebody who may see nothing but what is chosen already
     */
    ListBoxModel items(ItemGroup<?> context) {
        StandardListBoxModel items = new StandardListBoxModel();
        if (context != null) {
            items.includeEmptyValue();
            items.includeMatchingAs(ACL.SYSTEM2, context, StandardCredentials.class, domain(), ServerCredentials::fits);
        }
        items.includeCurrentValue(id == null ? "" : id);
        return items;
    }

    /** Builds never get credentials of scope System. */
    private static boolean fits(Credentials credentials) {
        return (credentials instanceof StandardUsernamePasswordCredentials || credentials instanceof StringCredentials)
                && credentials.getScope() != CredentialsScope.SYSTEM;
    }

    private List<DomainRequirement> domain() {
        return URIRequirementBuilder.fromUri(url).build();
    }

    private static MlflowCredentials none() {
        return MlflowCredentials.none("choose some for this registry in its folder, or in Manage Jenkins, System, MLOps stages");
    }

    private MlflowCredentials shown(StandardCredentials found) {
        if (found instanceof StringCredentials) {
            return MlflowCredentials.bearer(((StringCredentials) found).getSecret().getPlainText());
        }
        if (found instanceof StandardUsernamePasswordCredentials) {
            StandardUsernamePasswordCredentials user = (StandardUsernamePasswordCredentials) found;
            return MlflowCredentials.basic(user.getUsername(), user.getPassword().getPlainText());
        }
        throw new BadInputException("the credentials \"" + id + "\" are neither a user name with password nor a secret text");
    }
}
