package io.jenkins.plugins.mlops.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.config.jdbc.JdbcConnection;
import io.jenkins.plugins.mlops.registry.mlflow.MlflowRegistry;
import io.jenkins.plugins.mlops.registry.oci.OciRegistry;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.kohsuke.stapler.DataBoundSetter;

/** The documentation names every setting, and its example is the file that the test of configuration as code loads. */
class DocumentedSettingsTest {
    private static String section() throws Exception {
        String page = Files.readString(Path.of(System.getProperty("mlops.project"), "docs", "jenkins.md"));
        return page.substring(page.indexOf("\n## Settings\n"));
    }

    @Test
    void theExampleIsTheOneThatIsTested() throws Exception {
        Matcher block = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(section());
        assertTrue(block.find());
        try (InputStream in =
                getClass().getResourceAsStream("/io/jenkins/plugins/mlops/harness/configuration-as-code.yaml")) {
            assertEquals(new String(in.readAllBytes(), StandardCharsets.UTF_8), block.group(1));
        }
    }

    @Test
    void everySettingIsInTheTableInTheExampleAndHasHelp() throws Exception {
        String section = section();
        String table = section.substring(0, section.indexOf("```yaml"));
        int settings = 0;
        for (Class<?> type : List.of(
                MlopsConfiguration.class,
                AgentCache.class,
                Outcomes.class,
                MlflowRegistry.class,
                OciRegistry.class,
                JdbcConnection.class)) {
            for (Method method : type.getMethods()) {
                if (method.isAnnotationPresent(DataBoundSetter.class)) {
                    settings++;
                    String key = method.getName().substring(3, 4).toLowerCase(Locale.ROOT)
                            + method.getName().substring(4);
                    assertTrue(
                            Pattern.compile("`([a-z]+: )?" + key + "[`:]")
                                    .matcher(table)
                                    .find(),
                            key + " is not in the table");
                    assertTrue(section.contains(" " + key + ":"), key + " is not in the example");
                    assertTrue(
                            type.getResource(type.getSimpleName() + "/help-" + key + ".html") != null,
                            key + " has no help");
                }
            }
        }
        assertTrue(settings >= 13, settings + " settings");
    }
}
