package io.jenkins.plugins.mlops.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.HttpsURLConnection;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

/** What has made holes in other plugins and is therefore not in this one at all. docs/security.md names the class of advisory each stands for. */
class ForbiddenTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.jenkins.plugins.mlops");

    private static final ArchRule NO_DESERIALIZATION = none(
            "java.io.ObjectInputStream",
            "java.beans.XMLDecoder",
            "com.thoughtworks.xstream.XStream",
            "hudson.util.XStream2",
            "java.rmi.Remote",
            "javax.naming.Context",
            "javax.script.ScriptEngineManager");

    /** But the drivers that an administrator names, in the engine's process. */
    private static final ArchRule NO_LOADED_CLASSES = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.jenkins.plugins.mlops.engine.connection.DriverJars")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(java.net.URLClassLoader.class);

    /** Written it is, by the report for JUnit. */
    /** But the scan, which names what a document would fetch: its parser has everything external off. */
    private static final ArchRule NO_XML = noClasses()
            .that()
            .haveNameNotMatching("io\\.jenkins\\.plugins\\.mlops\\.engine\\.scan\\.text\\.XmlScanner(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "javax.xml.parsers..",
                    "javax.xml.transform..",
                    "javax.xml.validation..",
                    "javax.xml.xpath..",
                    "javax.xml.bind..",
                    "org.xml.sax..",
                    "org.w3c.dom..",
                    "org.dom4j..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("javax\\.xml\\.stream\\.(XMLInputFactory|XML(Stream|Event)Reader)");

    private static final ArchRule NO_OWN_TRUST = none(
            "javax.net.ssl.TrustManager",
            "javax.net.ssl.X509TrustManager",
            "javax.net.ssl.X509ExtendedTrustManager",
            "javax.net.ssl.HostnameVerifier",
            "javax.net.ssl.SSLContext",
            "javax.net.ssl.SSLParameters",
            "javax.net.ssl.HttpsURLConnection");

    /** Their order is another one in each run of Java, and would be that of documents, digests and messages. */
    private static final ArchRule NO_RANDOM_ORDER = noClasses()
            .should()
            .callMethodWhere(JavaCall.Predicates.target(DescribedPredicate.describe(
                    "copyOf of Map or Set",
                    target -> (target.getOwner().isEquivalentTo(Map.class)
                                    || target.getOwner().isEquivalentTo(Set.class))
                            && target.getName().equals("copyOf"))));

    /** But one: {@code sync -f} of the system, by its full path, whose only argument is the registry's own folder. */
    private static final ArchRule NO_PROCESS = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.jenkins.plugins.mlops.engine.registry.FileSystemSync")
            .should()
            .callMethodWhere(JavaCall.Predicates.target(DescribedPredicate.describe(
                    "exec of Runtime",
                    target -> target.getOwner().isEquivalentTo(Runtime.class)
                            && target.getName().equals("exec"))))
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.ProcessBuilder");

    private static final ArchRule ONE_LAUNCHER = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.jenkins.plugins.mlops.agent.Engine")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("hudson.Launcher$ProcStarter")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("hudson.Launcher$LocalLauncher")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("hudson.Proc");

    /** Nothing that an agent may send to be run: only files' callables from the controller to an agent, which Jenkins refuses the other way round. */
    private static final ArchRule NO_CALL_FROM_AN_AGENT = noClasses()
            .should()
            .dependOnClassesThat(
                    DescribedPredicate.describe(
                            "calls over a channel",
                            type -> type.getName()
                                    .matches(
                                            "hudson\\.remoting\\.(Callable|DelegatingCallable|Future|Channel\\$.*)|jenkins\\.(security\\.)?(SlaveToMaster|MasterToSlave).*"
                                                    + "|hudson\\.FilePath\\$FileCallable|jenkins\\.agents\\.(?!ControllerToAgent).*|org\\.jenkinsci\\.remoting\\.Role.*")));

    private static ArchRule none(String... names) {
        List<String> forbidden = List.of(names);
        return noClasses()
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        String.join(", ", names), (JavaClass type) -> forbidden.contains(type.getName())));
    }

    @Test
    void nothingIsDeserializedByJava() {
        NO_DESERIALIZATION.check(ALL);
    }

    @Test
    void noClassesAreLoadedFromFiles() {
        NO_LOADED_CLASSES.check(ALL);
    }

    @Test
    void noXmlIsRead() {
        NO_XML.check(ALL);
    }

    @Test
    void nobodyDecidesWhomToTrustButJava() {
        NO_OWN_TRUST.check(ALL);
    }

    @Test
    void nothingIsKeptInAnOrderOfChance() {
        NO_RANDOM_ORDER.check(ALL);
    }

    @Test
    void noProcessIsStartedButByTheAgentsLauncher() {
        NO_PROCESS.check(ALL);
        ONE_LAUNCHER.check(ALL);
    }

    @Test
    void nothingComesFromAgentsToBeRun() {
        NO_CALL_FROM_AN_AGENT.check(ALL);
        assertFalse(
                ALL.stream().noneMatch(type -> type.isAssignableTo("jenkins.agents.ControllerToAgentFileCallable")),
                "there are some the other way");
    }

    @Test
    void theRulesFindWhatTheyLookFor() {
        JavaClasses bad = new ClassFileImporter().importClasses(Careless.class);
        for (ArchRule rule : List.of(NO_DESERIALIZATION, NO_XML, NO_OWN_TRUST, NO_PROCESS, NO_RANDOM_ORDER)) {
            assertThrows(AssertionError.class, () -> rule.check(bad), rule.getDescription());
        }
    }

    /** Markup of pages is escaped by default, and nothing takes that back. */
    @Test
    void pagesTakeNoMarkupFromValues() throws IOException {
        Pattern bad = Pattern.compile(
                "<j:out|escapeText=|rawHtml|<st:bind|<script(?! src)|<style|\\son[a-z]+=|\\sstyle=|href=\"javascript:",
                Pattern.CASE_INSENSITIVE);
        TreeMap<String, String> found = new TreeMap<>();
        for (Path jelly : jelly()) {
            String text = Files.readString(jelly);
            Matcher matcher = bad.matcher(text);
            if (!text.startsWith("<?jelly escape-by-default='true'?>")) {
                found.put(jelly.toString(), "is not escaped by default");
            } else if (matcher.find()) {
                found.put(jelly.toString(), matcher.group());
            }
        }
        assertEquals(new TreeMap<>(), found);
        assertFalse(jelly().isEmpty());
    }

    private static List<Path> jelly() throws IOException {
        try (Stream<Path> files = Files.walk(Project.root().resolve("src/main/resources"))) {
            return files.filter(file -> file.toString().endsWith(".jelly")).collect(Collectors.toList());
        }
    }

    /** What must not pass. */
    static final class Careless {
        Object read(byte[] bytes) throws Exception {
            Runtime.getRuntime().exec(Set.copyOf(List.of("true")).toArray(String[]::new));
            HttpsURLConnection.setDefaultHostnameVerifier((host, session) -> true);
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
                return in.readObject();
            }
        }
    }
}
