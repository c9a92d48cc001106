package io.jenkins.plugins.mlops.harness;

import hudson.security.ACL;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsExtension;

/** Starts the Jenkins of a test class with its first test and stops it after its last: the harness's own extension, asked once for the class. */
final class SharedJenkinsExtension
        implements ParameterResolver, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(SharedJenkinsExtension.class);

    private final JenkinsExtension harness = new JenkinsExtension();

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return harness.supportsParameter(parameter, context);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ExtensionContext ofClass = ofClass(context);
        return ofClass.getStore(NAMESPACE)
                .computeIfAbsent(
                        JenkinsRule.class,
                        key -> (JenkinsRule) harness.resolveParameter(parameter, ofClass),
                        JenkinsRule.class);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        ACL.as2(ACL.SYSTEM2); // as with the harness: a test is the system until it says otherwise
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        JenkinsRule rule = ofClass(context).getStore(NAMESPACE).get(JenkinsRule.class, JenkinsRule.class);
        if (rule != null) {
            ACL.as2(ACL.SYSTEM2);
            CleanJenkins.after(rule);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        harness.afterEach(context);
    }

    /** The context of the class; that of a parameterized test stands between it and its invocations. */
    private static ExtensionContext ofClass(ExtensionContext context) {
        ExtensionContext found = context;
        while (found.getTestMethod().isPresent()) {
            found = found.getParent().orElseThrow();
        }
        return found;
    }
}
