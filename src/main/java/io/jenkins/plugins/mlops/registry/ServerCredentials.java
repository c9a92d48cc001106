package io.jenkins.plugins.mlops.registry;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.model.ItemGroup;
import hudson.model.Run;
import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.form.ChosenCredentials;
import java.util.List;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/**
 * Credentials for a server with a registry; no text of this class holds a secret.
 *
 * @param <T> what the engine calls credentials for such a server
 */
final class ServerCredentials<T> {
    private final String id;
    private final ChosenCredentials chosen;
    private final CredentialKinds<T> kinds;

    /**
     * @param address of the server, which credentials of a domain have to fit
     * @param id of the credentials; null or empty for none
     */
    <A> ServerCredentials(ServerKind<A, T> kind, A address, String id) {
        this.id = id;
        this.chosen = chosen(kind.place(address), id);
        this.kinds = kind.credentials();
    }

    /**
     * Those that can be chosen for a server, a user name with password or a secret text.
     *
     * @param place its address as credentials of a domain see it
     */
    static ChosenCredentials chosen(String place, String id) {
        return new ChosenCredentials(
                id, place, List.of(StandardUsernamePasswordCredentials.class, StringCredentials.class));
    }

    /**
     * Those of a build; the build is noted among their uses.
     *
     * @throws BadInputException in one line, when the job may not use them, or there are none of this id
     */
    T of(Run<?, ?> run) {
        return chosen.isChosen() ? shown(chosen.of(run)) : none();
    }

    /**
     * Those of a folder or of Jenkins itself, for the question of somebody who may configure it.
     *
     * @throws BadInputException in one line, when there are none that builds there may use
     */
    T of(ItemGroup<?> context) {
        return chosen.isChosen() ? shown(chosen.of(context)) : none();
    }

    private T none() {
        return kinds.none()
                .apply("choose some for this registry in its folder, or in Manage Jenkins, System, MLOps stages");
    }

    private T shown(StandardCredentials found) {
        if (found instanceof StringCredentials token) {
            return kinds.token().apply(token.getSecret().getPlainText());
        }
        if (found instanceof StandardUsernamePasswordCredentials user) {
            return kinds.basic().apply(user.getUsername(), user.getPassword().getPlainText());
        }
        throw new BadInputException(
                "the credentials \"" + id + "\" are neither a user name with password nor a secret text");
    }
}
