package io.jenkins.plugins.mlops.registry;

import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.mlops.engine.BadInputException;
import java.io.IOException;
import java.util.Locale;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * The form of a registry on a server. A test sends credentials to whatever address it is given, so only those get answers who may configure registries at this
 * place, and only with credentials that builds there may use.
 *
 * @param <A> an address that was checked
 * @param <C> what the engine calls credentials for such a server
 */
public abstract class ServerRegistryDescriptor<A, C> extends ModelRegistryDescriptor {
    /** The kind of server. */
    protected abstract ServerKind<A, C> kind();

    /** Checks the address while it is typed; asks nobody. */
    @POST
    public FormValidation doCheckUrl(@AncestorInPath Item item, @QueryParameter String value) {
        if (!mayConfigure(item)) {
            return FormValidation.ok();
        }
        try {
            String place = kind().place(kind().address(value)).toLowerCase(Locale.ROOT);
            return place.startsWith("http:") ? FormValidation.warning(kind().unencrypted()) : FormValidation.ok();
        } catch (IllegalArgumentException x) {
            return FormValidation.error(x.getMessage());
        }
    }

    /** Credentials that builds can use. */
    @POST
    public ListBoxModel doFillCredentialsIdItems(
            @AncestorInPath Item item, @QueryParameter String url, @QueryParameter String credentialsId) {
        String place;
        try {
            place = kind().place(kind().address(url));
        } catch (IllegalArgumentException x) {
            place = ""; // not typed to its end: those of no domain are offered
        }
        return ServerCredentials.chosen(place, credentialsId).items(mayConfigure(item) ? context(item) : null);
    }

    /** Asks the server whether it is one, and lets these credentials in. */
    @POST
    public FormValidation doTestConnection(
            @AncestorInPath Item item, @QueryParameter String url, @QueryParameter String credentialsId) {
        checkMayConfigure(item);
        try {
            A address = kind().address(url);
            kind().ask(address, new ServerCredentials<>(kind(), address, credentialsId).of(context(item)));
            return FormValidation.ok(kind().answers());
        } catch (IllegalArgumentException | BadInputException | IOException x) {
            return FormValidation.error(x.getMessage());
        }
    }
}
