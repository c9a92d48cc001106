package io.jenkins.plugins.mlops.harness;

import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.ExtensionList;
import hudson.Util;
import hudson.model.TopLevelItem;
import hudson.model.User;
import hudson.model.View;
import hudson.security.AuthorizationStrategy;
import hudson.security.SecurityRealm;
import io.jenkins.plugins.mlops.config.MlopsConfiguration;
import io.jenkins.plugins.mlops.registry.EmbeddedRegistry;
import java.io.File;
import java.io.IOException;
import java.util.List;
import jenkins.model.Jenkins;
import jenkins.model.JenkinsLocationConfiguration;
import org.jvnet.hudson.test.JenkinsRule;

/** Puts a Jenkins back to what it was before a test. */
final class CleanJenkins {
    private CleanJenkins() {}

    static void after(JenkinsRule rule) throws Exception {
        Jenkins jenkins = rule.jenkins;
        jenkins.setSecurityRealm(SecurityRealm.NO_AUTHENTICATION);
        jenkins.setAuthorizationStrategy(AuthorizationStrategy.UNSECURED);
        rule.waitUntilNoActivityUpTo(60_000);
        for (TopLevelItem item : jenkins.getItems()) {
            item.delete();
        }
        for (View view : jenkins.getViews()) {
            if (view != jenkins.getPrimaryView()) {
                jenkins.deleteView(view);
            }
        }
        jenkins.setNodes(List.of());
        for (User user : User.getAll()) {
            user.delete();
        }
        SystemCredentialsProvider.getInstance().getCredentials().clear();
        JenkinsLocationConfiguration.get().setUrl(rule.getURL().toString());
        settings(MlopsConfiguration.get());
        registry(jenkins);
    }

    /** An empty registry, and nobody who remembers what was in the old one. */
    private static void registry(Jenkins jenkins) throws IOException {
        Util.deleteRecursive(new File(new File(jenkins.getRootDir(), "mlops"), "registry"));
        ExtensionList<EmbeddedRegistry> one = ExtensionList.lookup(EmbeddedRegistry.class);
        one.remove(EmbeddedRegistry.get());
        one.add(0, new EmbeddedRegistry());
    }

    private static void settings(MlopsConfiguration settings) {
        MlopsConfiguration fresh = new MlopsConfiguration();
        settings.setJava(fresh.getJava());
        settings.setMemory(fresh.getMemory());
        settings.setThreads(fresh.getThreads());
        settings.setProtectedAliases(fresh.getProtectedAliases());
        settings.setReportLimit(fresh.getReportLimit());
        settings.setRegistries(fresh.getRegistries());
        settings.setConnections(fresh.getConnections());
        settings.setOutcomes(null);
        settings.setCache(null);
    }
}
