package io.jenkins.plugins.mlops.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One direction: the Jenkins layer may use the engine's values, the engine knows nothing of Jenkins, and only the engine uses its libraries. */
class LayersTest {
    private static final String ENGINE = "io.jenkins.plugins.mlops.engine..";
    private static final String[] JENKINS = {
        "hudson..",
        "jenkins..",
        "org.jenkinsci..",
        "org.kohsuke..",
        "net.sf.json..",
        "jakarta.servlet..",
        "com.cloudbees.."
    };
    /** Of the engine alone. Jackson is also on a controller, by the plugin jackson2-api, for one package. */
    private static final String[] LIBRARIES = {
        "org.duckdb..",
        "java.sql..",
        "com.fasterxml.jackson..",
        "org.snakeyaml..",
        "ai.onnxruntime..",
        "org.apache.commons..",
        "picocli.."
    };

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.jenkins.plugins.mlops");

    @Test
    void bothLayersAreLookedAt() {
        assertFalse(ALL.that(DescribedPredicate.describe(
                        "engine", type -> type.getPackageName().startsWith("io.jenkins.plugins.mlops.engine")))
                .isEmpty());
        assertFalse(ALL.that(DescribedPredicate.describe(
                        "steps", type -> type.getPackageName().startsWith("io.jenkins.plugins.mlops.steps")))
                .isEmpty());
    }

    @Test
    void engineKnowsNothingOfJenkins() {
        noClasses()
                .that()
                .resideInAPackage(ENGINE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(JENKINS)
                .check(ALL);
        noClasses()
                .that()
                .resideInAPackage(ENGINE)
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are of the Jenkins layer",
                        type -> type.getPackageName().startsWith("io.jenkins.plugins.mlops")
                                && !type.getPackageName().equals("io.jenkins.plugins.mlops.json")
                                && !inEngine(type)))
                .check(ALL);
    }

    @Test
    void packagesFormNoCircle() {
        slices().matching("io.jenkins.plugins.mlops.(**)")
                .should()
                .beFreeOfCycles()
                .check(ALL);
    }

    @Test
    void eachPackageSaysWhatBelongsThere() throws IOException {
        Set<Path> silent = new TreeSet<>();
        Path sources = Project.root().resolve("src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .filter(room -> !Files.isRegularFile(room.resolve("package-info.java")))
                    .forEach(silent::add);
        }
        assertEquals(Set.of(), silent);
    }

    @Test
    void foldersAreBehindOneDoor() {
        // The plugin for folders need not be there; a class that names its classes elsewhere would fail at some odd
        // moment.
        noClasses()
                .that()
                .resideOutsideOfPackage("io.jenkins.plugins.mlops.folder")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.cloudbees.hudson..", "io.jenkins.plugins.mlops.folder")
                .check(ALL);
    }

    @Test
    void onlyTheEngineUsesItsLibraries() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ENGINE, "io.jenkins.plugins.mlops.json")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(LIBRARIES)
                .check(ALL);
    }

    @Test
    void jsonIsJacksonsStreamsAlone() {
        classes()
                .that()
                .resideInAPackage("io.jenkins.plugins.mlops.json")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "com.fasterxml.jackson.core..", "io.jenkins.plugins.mlops.json")
                .check(ALL);
    }

    @Test
    void onnxRuntimeIsBehindOneDoor() {
        // So it is loaded when a model needs it and not before.
        String box = "io.jenkins.plugins.mlops.engine.blackbox";
        noClasses()
                .that()
                .resideOutsideOfPackage(box)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.onnxruntime..")
                .check(ALL);
        noClasses()
                .that()
                .resideOutsideOfPackage(box)
                .and()
                .doNotHaveSimpleName("OpenedModel")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(box)
                .check(ALL);
    }

    @Test
    void whatTheControllerLoadsOfTheEngineNeedsNoLibrary() {
        // The engine's libraries are on agents only; a class that reaches one would be missing them on the controller,
        // at some odd moment.
        Set<JavaClass> open = new LinkedHashSet<>();
        ALL.stream()
                .filter(type -> !inEngine(type))
                .flatMap(LayersTest::uses)
                .filter(LayersTest::inEngine)
                .forEach(open::add);
        assertFalse(open.isEmpty());
        Map<JavaClass, JavaClass> by = new HashMap<>();
        Deque<JavaClass> queue = new ArrayDeque<>(open);
        while (!queue.isEmpty()) {
            JavaClass type = queue.pop();
            for (JavaClass used : (Iterable<JavaClass>) uses(type)::iterator) {
                String name = used.getPackageName();
                boolean fine = name.startsWith("java.") && !name.startsWith("java.sql")
                        || name.startsWith("javax.")
                        || used.isPrimitive()
                        || name.equals("io.jenkins.plugins.mlops.json")
                        || inEngine(used);
                assertTrue(
                        fine, () -> chain(type, by) + " uses " + used.getName() + ", which a controller does not have");
                if (inEngine(used) && open.add(used)) {
                    by.put(used, type);
                    queue.add(used);
                }
            }
        }
    }

    private static boolean inEngine(JavaClass type) {
        return type.getPackageName().startsWith("io.jenkins.plugins.mlops.engine");
    }

    private static Stream<JavaClass> uses(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType());
    }

    private static String chain(JavaClass type, Map<JavaClass, JavaClass> by) {
        JavaClass from = by.get(type);
        return (from == null ? "" : chain(from, by) + " -> ") + type.getSimpleName();
    }

    @Test
    void theRegistryNeedsNoLibrary() {
        classes()
                .that()
                .resideInAPackage("io.jenkins.plugins.mlops.engine.registry")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "io.jenkins.plugins.mlops.json",
                        "io.jenkins.plugins.mlops.engine.registry",
                        "io.jenkins.plugins.mlops.engine")
                .check(ALL);
    }
}
