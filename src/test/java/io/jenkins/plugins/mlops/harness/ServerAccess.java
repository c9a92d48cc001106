package io.jenkins.plugins.mlops.harness;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.Item;
import hudson.util.Secret;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** Credentials for a server with a registry, those that builds may use and one that is Jenkins' own, and people who may configure more or less. */
final class ServerAccess {
    static final String TOKEN = "tok-0815-very-secret";

    private ServerAccess() {}

    /** Adds "token", "user" and "ours", of which builds may not use the last. */
    static void add() throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .addAll(List.of(
                        new StringCredentialsImpl(CredentialsScope.GLOBAL, "token", "", Secret.fromString(TOKEN)),
                        new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "user", "", "robot", "pass-0815"),
                        new StringCredentialsImpl(CredentialsScope.SYSTEM, "ours", "", Secret.fromString(TOKEN))));
        SystemCredentialsProvider.getInstance().save();
    }

    /** Lets in "author", who may configure jobs, and "admin". */
    static void letIn(JenkinsRule jenkins) {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ, Item.CONFIGURE)
                .everywhere()
                .to("author")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
    }
}
