package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.misc.junit.jupiter.AbstractRoundTripTest;
import io.jenkins.plugins.mlops.config.AgentCache;
import io.jenkins.plugins.mlops.config.MlopsConfiguration;
import io.jenkins.plugins.mlops.config.Outcomes;
import io.jenkins.plugins.mlops.registry.mlflow.MlflowRegistry;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

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
        assertEquals(20, configuration.getKeep());
        AgentCache cache = configuration.getCache();
        assertEquals(
                "/var/cache/jenkins 14 48",
                cache.getFolder() + " " + cache.getDays() + " " + configuration.getReportLimit());
        Outcomes outcomes = configuration.getOutcomes();
        assertEquals(
                "UNSTABLE NOTE FAILURE",
                outcomes.getOnFailed() + " " + outcomes.getOnWarning() + " " + outcomes.getOnInconclusive());
        assertTrue(configuration.isProtectedAlias("champion") && configuration.isProtectedAlias("production"));
        assertFalse(configuration.isProtectedAlias("challenger") || configuration.isProtectedAlias(""));
        assertEquals(2, configuration.getRegistries().size());
        MlflowRegistry lake = (MlflowRegistry) configuration.getRegistries().get(0);
        assertEquals(
                "lake https://mlflow.example.org mlflow-token care",
                lake.getId() + " " + lake.getUrl() + " " + lake.getCredentialsId() + " " + lake.getExperiment());
        MlflowRegistry open = (MlflowRegistry) configuration.getRegistries().get(1);
        assertEquals(
                "open http://localhost:5000/mlflow null",
                open.getId() + " " + open.getUrl() + " " + open.getCredentialsId());
        assertEquals(
                List.of(
                        "lake jdbc:postgresql://db.example.org:5432/sales lake-reader 1800",
                        "local jdbc:postgresql://localhost:5433/sales?sslmode=disable null 0"),
                configuration.getConnections().stream()
                        .map(each -> each.getId() + " " + each.getUrl() + " " + each.getCredentialsId() + " "
                                + each.getStatementLimit())
                        .toList());
        assertEquals(mlops(yaml), exported());
    }

    /** What is exported is what was read: every setting, and each under its key. */
    private static Object exported() {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ConfigurationAsCode.get().export(out);
            return mlops(out.toString(StandardCharsets.UTF_8));
        } catch (Exception x) {
            throw new AssertionError(x);
        }
    }

    private static Object mlops(String yaml) {
        Map<?, ?> root = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return ((Map<?, ?>) root.get("unclassified")).get("mlops");
    }

    @Override
    protected String stringInLogExpected() {
        return "threads = 3";
    }
}
