package io.jenkins.plugins.mlops.harness;

import org.jvnet.hudson.test.injected.InjectedTestBase;

/** The tests every plugin gets, and the one against scripts in Jelly files, which a plugin has to ask for. */
class InjectedRulesTest extends InjectedTestBase {
    InjectedRulesTest() {
        super(
                "io.jenkins.plugins",
                "mlops-stages",
                "test",
                System.getProperty("mlops.project") + "/target/classes",
                true,
                true);
    }
}
