package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.casc.misc.junit.jupiter.AbstractRoundTripTest;
import io.jenkins.plugins.mlops.config.MlopsConfiguration;
import io.jenkins.plugins.mlops.registry.mlflow.MlflowRegistry;
import java.util.List;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The settings come from YAML, survive the form, and are there after a restart. */
@WithJenkins
class ConfigurationAsCodeTest extends AbstractRoundTripTest {
    @Override
    protected void assertConfiguredAsExpected(JenkinsRule jenkins, String yaml) {
        MlopsConfiguration configuration = MlopsConfiguration.get();
        assertEquals("/opt/jdk-21", configuration.getJava());
        assertEquals(2048, configuration.getMemory());
        assertEquals(3, configuration.getThreads());
        assertEquals("production, champion", configuration.getProtectedAliases());
        assertTrue(configuration.isProtectedAlias("champion") && configuration.isProtectedAlias("production"));
        assertFalse(configuration.isProtectedAlias("challenger") || configuration.isProtectedAlias(""));
        assertEquals(2, configuration.getRegistries().size());
        MlflowRegistry lake = (MlflowRegistry) configuration.getRegistries().get(0);
        assertEquals("lake https://mlflow.example.org mlflow-token", lake.getId() + " " + lake.getUrl() + " " + lake.getCredentialsId());
        MlflowRegistry open = (MlflowRegistry) configuration.getRegistries().get(1);
        assertEquals("open http://localhost:5000/mlflow null", open.getId() + " " + open.getUrl() + " " + open.getCredentialsId());
        assertEquals(List.of("lake jdbc:postgresql://db.example.org:5432/sales lake-reader", "local jdbc:postgresql://localhost:5433/sales?sslmode=disable null"),
                configuration.getConnections().stream().map(each -> each.getId() + " " + each.getUrl() + " " + each.getCredentialsId()).toList());
    }

    @Override
    protected String stringInLogExpected() {
        return "threads = 3";
    }
}
