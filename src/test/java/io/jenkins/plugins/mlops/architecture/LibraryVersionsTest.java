package io.jenkins.plugins.mlops.architecture;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.drift.significance.DriftLibraries;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The two builds use the same libraries: what one pom.xml names, the other names with the same version. */
class LibraryVersionsTest {
    private static final Element STANDARD = Project.pom("pom.xml");
    private static final Element CENTRAL = Project.pom("central/pom.xml");
    private static final Element PLUGIN = Project.pom("central/plugin/pom.xml");

    @Test
    void librariesHaveTheSameVersions() {
        Map<String, String> standard = versions(STANDARD);
        Map<String, String> central = versions(CENTRAL);
        Set<String> both = new TreeSet<>(standard.keySet());
        both.retainAll(central.keySet());
        assertTrue(both.contains("duckdb.version"), "no common properties were found: " + both);
        both.remove("jenkins.version"); // compared below, because one is made of another property
        for (String property : both) {
            assertEquals(standard.get(property), central.get(property), property);
        }
        assertEquals(
                standard.get("jenkins.version").replace("${jenkins.baseline}", standard.get("jenkins.baseline")),
                central.get("jenkins.version"));
    }

    @Test
    void librariesTellTheVersionThatThePomNames() {
        assertEquals(
                versions(CENTRAL).get("commons-statistics.version"),
                DriftLibraries.versions().get("commons-statistics"));
    }

    @Test
    void bothPackTheSameEngineLibraries() {
        assertEquals(engineLibraries(PLUGIN, null), engineLibraries(STANDARD, "provided"));
    }

    @Test
    void theManifestOfTheCentralBuildSaysWhatTheStandardPomSays() {
        Map<String, String> manifest = manifest();
        String artifact = Project.text(STANDARD, "artifactId");
        assertAll(
                () -> assertEquals(Project.text(STANDARD, "groupId"), manifest.get("Group-Id")),
                () -> assertEquals(artifact, manifest.get("Artifact-Id")),
                () -> assertEquals(artifact, manifest.get("Short-Name")),
                () -> assertEquals(Project.text(STANDARD, "name"), manifest.get("Long-Name")),
                () -> assertEquals(
                        Project.text(STANDARD, "url").replace("${project.artifactId}", artifact), manifest.get("Url")),
                () -> assertEquals(
                        Project.text(STANDARD, "licenses", "license", "name"), manifest.get("Plugin-License-Name")),
                () -> assertEquals(
                        Project.text(STANDARD, "licenses", "license", "url"), manifest.get("Plugin-License-Url")),
                () -> assertEquals(
                        pluginDependencies(),
                        new TreeSet<>(java.util.List.of(manifest.get("Plugin-Dependencies")
                                .replaceAll(":[^,]*", "")
                                .split(",")))));
    }

    /** Direct dependencies of the standard build on other plugins. */
    private static Set<String> pluginDependencies() {
        Set<String> names = new TreeSet<>();
        for (Element dependency : dependencies(STANDARD)) {
            String group = Project.text(dependency, "groupId");
            if (Project.text(dependency, "scope") == null
                    && (group.startsWith("org.jenkins-ci.plugins")
                            || group.equals("io.jenkins.plugins")
                            || group.equals("org.jenkinsci.plugins"))) {
                names.add(Project.text(dependency, "artifactId"));
            }
        }
        return names;
    }

    private static Set<String> engineLibraries(Element pom, String scope) {
        Set<String> names = new TreeSet<>();
        for (Element dependency : dependencies(pom)) {
            String group = Project.text(dependency, "groupId");
            boolean wanted = scope == null
                    ? Project.text(dependency, "scope") == null
                    : scope.equals(Project.text(dependency, "scope"));
            if (wanted && !group.startsWith("org.jenkins-ci")) {
                names.add(group + ":" + Project.text(dependency, "artifactId") + ":"
                        + Project.text(dependency, "version"));
            }
        }
        assertTrue(
                names.stream().anyMatch(name -> name.startsWith("org.duckdb:")),
                "no engine libraries were found: " + names);
        return names;
    }

    private static Iterable<Element> dependencies(Element pom) {
        java.util.List<Element> found = new java.util.ArrayList<>();
        Element dependencies = Project.child(pom, "dependencies");
        for (Node node = dependencies == null ? null : dependencies.getFirstChild();
                node != null;
                node = node.getNextSibling()) {
            if (node instanceof Element) {
                found.add((Element) node);
            }
        }
        return found;
    }

    private static Map<String, String> manifest() {
        Map<String, String> manifest = new TreeMap<>();
        NodeList attributes = PLUGIN.getElementsByTagName("attribute");
        for (int i = 0; i < attributes.getLength(); i++) {
            Element attribute = (Element) attributes.item(i);
            manifest.put(attribute.getAttribute("name"), attribute.getAttribute("value"));
        }
        return manifest;
    }

    private static Map<String, String> versions(Element pom) {
        Map<String, String> versions = new TreeMap<>();
        Element properties = Project.child(pom, "properties");
        for (Node node = properties.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element
                    && (node.getNodeName().endsWith(".version")
                            || node.getNodeName().equals("jenkins.baseline"))) {
                versions.put(node.getNodeName(), node.getTextContent().trim());
            }
        }
        return versions;
    }
}
