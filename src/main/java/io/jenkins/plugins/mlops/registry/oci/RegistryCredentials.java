package io.jenkins.plugins.mlops.registry.oci;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.model.ItemGroup;
import hudson.model.Run;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.registry.oci.OciAddress;
import io.jenkins.plugins.mlops.engine.registry.oci.OciCredentials;
import io.jenkins.plugins.mlops.form.ChosenCredentials;
import java.util.List;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** Credentials for an OCI registry; no text of this class holds a secret. */
final class RegistryCredentials {
    private final String id;
    private final ChosenCredentials chosen;

    /** @param id of the credentials; null or empty for none */
    RegistryCredentials(OciAddress address, String id) {
        this.id = id;
        this.chosen = chosen(address.base().toString(), id);
    }

    private static ChosenCredentials chosen(String url, String id) {
        return new ChosenCredentials(
                id, url, List.of(StandardUsernamePasswordCredentials.class, StringCredentials.class));
    }

    /**
     * Those of a build; the build is noted among their uses.
     *
     * @throws BadInputException in one line, when the job may not use them, or there are none of this id
     */
    OciCredentials of(Run<?, ?> run) {
        return chosen.isChosen() ? shown(chosen.of(run)) : none();
    }

    /** Those of a folder or of Jenkins itself, for the question of somebody who may configure it. */
    OciCredentials of(ItemGroup<?> context) {
        return chosen.isChosen() ? shown(chosen.of(context)) : none();
    }

    /**
     * Returns the credentials that can be chosen.
     *
     * @param url as it is typed, which may be no address yet
     * @param context a folder, or Jenkins itself; null for somebody who may see nothing but what is chosen already
     */
    static ListBoxModel items(String url, String id, ItemGroup<?> context) {
        String place;
        try {
            place = OciAddress.parse(url == null ? "" : url).base().toString();
        } catch (BadInputException x) {
            place = ""; // then those of no domain are offered
        }
        return chosen(place, id).items(context);
    }

    private static OciCredentials none() {
        return OciCredentials.none(
                "choose some for this registry in its folder, or in Manage Jenkins, System, MLOps stages");
    }

    private OciCredentials shown(StandardCredentials found) {
        if (found instanceof StringCredentials token) {
            return OciCredentials.token(token.getSecret().getPlainText());
        }
        if (found instanceof StandardUsernamePasswordCredentials user) {
            return OciCredentials.basic(user.getUsername(), user.getPassword().getPlainText());
        }
        throw new BadInputException(
                "the credentials \"" + id + "\" are neither a user name with password nor a secret text");
    }
}
