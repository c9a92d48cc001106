package io.jenkins.plugins.mlops.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Each package uses nothing but the JDK, the project's own packages and the libraries that {@code libraries.txt} lists for it. A package that is to use a
 * library has to be entered there, where a review sees it.
 */
class LibrariesTest {
    private static final String OWN = "io.jenkins.plugins.mlops.";
    private static final boolean HAS_JENKINS =
            LibrariesTest.class.getResource("/jenkins/model/jenkins-version.properties") != null;

    private static final Path LIST =
            Project.root().resolve("src/test/resources/io/jenkins/plugins/mlops/architecture/libraries.txt");

    /** Parts of the JDK that only some packages are to use; the first that fits counts. */
    private static final List<String> PARTS_OF_JDK = List.of("java.sql", "java.net.http");

    /** The JDK, and annotations that only tools read. */
    private static final List<String> NOT_ASKED_ABOUT =
            List.of("java", "javax", "org.xml.sax", "org.w3c.dom", "edu.umd.cs.findbugs.annotations");

    /** How much of a name says which library it is. */
    private static final List<String> LIBRARIES = List.of(
            "com.cloudbees.hudson.plugins.folder",
            "com.cloudbees.plugins.credentials",
            "com.fasterxml.jackson.core",
            "com.fasterxml.jackson.databind",
            "io.jenkins.plugins.checks",
            "io.prometheus.client",
            "org.apache.commons.compress",
            "org.apache.commons.io",
            "org.apache.commons.statistics",
            "org.jenkinsci.plugins.plaincredentials",
            "org.jenkinsci.plugins.scriptsecurity",
            "org.jenkinsci.plugins.structs",
            "org.jenkinsci.plugins.tokenmacro",
            "org.jenkinsci.plugins.workflow");

    @Test
    void packagesUseNothingButTheirLibraries() throws IOException {
        Map<String, TreeSet<String>> found = new TreeMap<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.jenkins.plugins.mlops")) {
            String user = type.getPackageName().substring(OWN.length());
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(used ->
                            !used.isPrimitive() && !used.getPackageName().isEmpty())
                    .map(JavaClass::getName)
                    .filter(name -> !name.startsWith(OWN))
                    .map(LibrariesTest::library)
                    .filter(library -> !library.isEmpty())
                    .forEach(library ->
                            found.computeIfAbsent(user, key -> new TreeSet<>()).add(library));
        }
        Map<String, TreeSet<String>> listed = listed();
        // Jenkins' own types show more of each other than the signatures that the Maven Central build has in their
        // place, so there some of the list is not found.
        listed.forEach((user, libraries) -> libraries.removeIf(library -> !user.startsWith("engine")
                && !found.getOrDefault(user, new TreeSet<>()).contains(library)
                && !HAS_JENKINS));
        listed.values().removeIf(TreeSet::isEmpty);
        assertEquals(text(listed), text(found));
    }

    private static Map<String, TreeSet<String>> listed() throws IOException {
        Map<String, TreeSet<String>> listed = new TreeMap<>();
        for (String line : Files.readAllLines(LIST)) {
            String[] parts = line.split(": ");
            listed.put(parts[0], new TreeSet<>(List.of(parts[1].split(", "))));
        }
        return listed;
    }

    private static String text(Map<String, TreeSet<String>> libraries) {
        return libraries.entrySet().stream()
                .map(user -> user.getKey() + ": " + String.join(", ", user.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    /** Name of the library that a class is of; empty for the JDK. A library that nobody has named here is called by the first two parts of the name. */
    private static String library(String name) {
        for (String part : PARTS_OF_JDK) {
            if (name.startsWith(part + ".")) {
                return part;
            }
        }
        for (String part : NOT_ASKED_ABOUT) {
            if (name.startsWith(part + ".")) {
                return "";
            }
        }
        for (String part : LIBRARIES) {
            if (name.startsWith(part + ".")) {
                return part;
            }
        }
        String[] parts = name.split("\\.");
        boolean single = List.of("hudson", "jenkins", "picocli").contains(parts[0]);
        return single ? parts[0] : parts[0] + "." + parts[1];
    }
}
