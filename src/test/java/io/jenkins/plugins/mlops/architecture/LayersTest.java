package io.jenkins.plugins.mlops.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** One direction: the Jenkins layer may use the engine's values, the engine knows nothing of Jenkins, and only the engine uses its libraries. */
class LayersTest {
    private static final String ENGINE = "io.jenkins.plugins.mlops.engine..";
    private static final String[] JENKINS = {"hudson..", "jenkins..", "org.jenkinsci..", "org.kohsuke..", "net.sf.json..", "jakarta.servlet.."};
    private static final String[] LIBRARIES = {
        "org.duckdb..", "java.sql..", "com.fasterxml.jackson..", "org.snakeyaml..", "ai.onnxruntime..", "org.apache.commons.."
    };

    private static final JavaClasses ALL =
            new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.jenkins.plugins.mlops");

    @Test
    void bothLayersAreLookedAt() {
        assertFalse(ALL.that(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "engine", type -> type.getPackageName().startsWith("io.jenkins.plugins.mlops.engine")))
                .isEmpty());
        assertFalse(ALL.that(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "steps", type -> type.getPackageName().startsWith("io.jenkins.plugins.mlops.steps")))
                .isEmpty());
    }

    @Test
    void engineKnowsNothingOfJenkins() {
        noClasses().that().resideInAPackage(ENGINE).should().dependOnClassesThat().resideInAnyPackage(JENKINS).check(ALL);
        classes().that().resideInAPackage(ENGINE).should().onlyDependOnClassesThat().resideOutsideOfPackages(
                        "io.jenkins.plugins.mlops.steps..", "io.jenkins.plugins.mlops.agent..", "io.jenkins.plugins.mlops.results..",
                        "io.jenkins.plugins.mlops.registry..", "io.jenkins.plugins.mlops.config..")
                .check(ALL);
    }

    @Test
    void onlyTheEngineUsesItsLibraries() {
        noClasses().that().resideOutsideOfPackage(ENGINE).should().dependOnClassesThat().resideInAnyPackage(LIBRARIES).check(ALL);
    }

    @Test
    void outsideOfTheEngineOnlyItsValuesAreUsed() {
        // Other packages of the engine load its libraries, which a controller does not have.
        noClasses().that().resideOutsideOfPackage(ENGINE).should().dependOnClassesThat(
                        com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(ENGINE)
                                .and(com.tngtech.archunit.base.DescribedPredicate.not(
                                        com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo(
                                                io.jenkins.plugins.mlops.engine.result.Verdict.class))))
                .check(ALL);
    }
}
