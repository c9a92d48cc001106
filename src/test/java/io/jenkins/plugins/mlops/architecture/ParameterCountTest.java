package io.jenkins.plugins.mlops.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * A call with more than six arguments by position cannot be read: parts get names, as records of their own, builders or {@code with...} methods.
 * What still has more stands in {@code many-parameters.txt}, which may only get shorter.
 */
class ParameterCountTest {
    private static final int MOST = 6;
    private static final Path LIST =
            Project.root().resolve("src/test/resources/io/jenkins/plugins/mlops/architecture/many-parameters.txt");

    @Test
    void nothingNewTakesMoreThanSixArguments() throws IOException {
        Map<String, Integer> found = new TreeMap<>();
        int seen = 0;
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.jenkins.plugins.mlops")) {
            for (JavaCodeUnit unit : type.getCodeUnits()) {
                if (unit.getModifiers().contains(JavaModifier.SYNTHETIC)) {
                    continue; // lambdas take what they capture
                }
                seen++;
                // The compiler gives the constants of an enum their name and number.
                int own = unit.getRawParameterTypes().size() - (type.isEnum() && unit.isConstructor() ? 2 : 0);
                if (own > MOST) {
                    String name = type.getName().substring("io.jenkins.plugins.mlops.".length())
                            + (unit.isConstructor() ? "" : "." + unit.getName());
                    found.merge(name, own, Math::max);
                }
            }
        }
        assertTrue(seen > 5000, "methods looked at: " + seen);
        Map<String, Integer> listed = new TreeMap<>();
        for (String line : Files.readAllLines(LIST)) {
            String[] entry = line.split(" ");
            listed.put(entry[0], Integer.parseInt(entry[1]));
        }
        assertEquals(text(listed), text(found), "a call got longer, or " + LIST.getFileName() + " can be shorter");
    }

    private static String text(Map<String, Integer> counts) {
        StringBuilder text = new StringBuilder();
        counts.forEach(
                (name, count) -> text.append(name).append(' ').append(count).append('\n'));
        return text.toString();
    }
}
