package io.jenkins.plugins.mlops.registry;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.registry.store.ModelStore;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * A registry on a server that is spoken to over HTTP, with an address and credentials. The controller speaks to it; agents see neither.
 *
 * @param <A> an address that was checked
 * @param <C> what the engine calls credentials for such a server
 */
public abstract class ServerRegistry<A, C> extends ModelRegistry {
    private final String url;
    private String credentialsId;

    /**
     * @param url address of the server, which was checked
     * @throws IllegalArgumentException in one line, when the id cannot be used
     */
    protected ServerRegistry(String id, String url) {
        super(id);
        this.url = url;
    }

    public final String getUrl() {
        return url;
    }

    /** Id of a user name with password, or of a secret text that is sent as a token; null for none. */
    @CheckForNull
    public final String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public final void setCredentialsId(String credentialsId) {
        this.credentialsId = credentialsId == null || credentialsId.isBlank() ? null : credentialsId.trim();
    }

    /** The kind of server. */
    protected abstract ServerKind<A, C> kind();

    /** Opens the registry. */
    protected abstract ModelStore store(A address, C credentials);

    @Override
    public final ModelStore open(Run<?, ?> run) {
        try {
            A address = kind().address(url);
            return store(address, new ServerCredentials<>(kind(), address, credentialsId).of(run));
        } catch (BadInputException x) {
            throw new BadInputException("registry " + getId() + ": " + x.getMessage(), x);
        }
    }

    @Override
    protected Object readResolve() {
        kind().address(url);
        return super.readResolve();
    }
}
