package io.jenkins.plugins.mlops.form;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import hudson.model.ItemGroup;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.mlops.engine.BadInputException;
import java.util.List;
import jenkins.model.Jenkins;

/**
 * Credentials that an administrator chose by their id for a server. A build gets only what its job may use, and its use is noted; those of
 * scope System are neither offered nor given.
 */
public final class ChosenCredentials {
    private final String id;
    private final String url;
    private final List<Class<? extends StandardCredentials>> types;

    /**
     * @param id of the credentials; null or empty for none
     * @param url of the server: credentials of a domain are for its host only
     * @param types what can be chosen
     */
    public ChosenCredentials(String id, String url, List<Class<? extends StandardCredentials>> types) {
        this.id = id == null || id.isBlank() ? null : id.trim();
        this.url = url == null ? "" : url;
        this.types = List.copyOf(types);
    }

    /** Tells whether there are any. */
    public boolean isChosen() {
        return id != null;
    }

    /**
     * Those of a build.
     *
     * @throws BadInputException in one line, when the job may not use them, or there are none of this id
     */
    public StandardCredentials of(Run<?, ?> run) {
        StandardCredentials found =
                CredentialsProvider.findCredentialById(id, StandardCredentials.class, run, domain());
        if (found == null) {
            throw new BadInputException(
                    "this job has no credentials \"" + id + "\" for " + url
                            + "; they have to be of scope Global, or of a folder of the job, and of a domain that fits the address");
        }
        CredentialsProvider.track(run, found);
        return found;
    }

    /**
     * Those of a folder or of Jenkins itself, for the question of somebody who may configure it.
     *
     * @throws BadInputException in one line, when there are none that builds there may use
     */
    public StandardCredentials of(ItemGroup<?> context) {
        StandardCredentials found = CredentialsProvider.findCredentialByIdInItemGroup(
                id, StandardCredentials.class, context, ACL.SYSTEM2, domain());
        if (found == null) {
            throw new BadInputException(
                    context instanceof Jenkins
                            ? Messages.ChosenCredentials_missing()
                            : Messages.ChosenCredentials_missingHere());
        }
        if (found.getScope() == CredentialsScope.SYSTEM) {
            throw new BadInputException(Messages.ChosenCredentials_system());
        }
        return found;
    }

    /**
     * Returns the credentials that can be chosen.
     *
     * @param context a folder, or Jenkins itself; null for somebody who may see nothing but what is chosen already
     */
    public ListBoxModel items(ItemGroup<?> context) {
        StandardListBoxModel items = new StandardListBoxModel();
        if (context != null) {
            items.includeEmptyValue();
            items.includeMatchingAs(ACL.SYSTEM2, context, StandardCredentials.class, domain(), this::fits);
        }
        items.includeCurrentValue(id == null ? "" : id);
        return items;
    }

    /** Builds never get credentials of scope System. */
    private boolean fits(Credentials credentials) {
        return credentials.getScope() != CredentialsScope.SYSTEM
                && types.stream().anyMatch(type -> type.isInstance(credentials));
    }

    /** An address of a database has its kind in front, {@code jdbc:}, and is none of the web with it. */
    private List<DomainRequirement> domain() {
        return URIRequirementBuilder.fromUri(url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url)
                .build();
    }
}
