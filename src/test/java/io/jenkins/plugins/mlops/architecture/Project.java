package io.jenkins.plugins.mlops.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The files of this project, wherever a test runs: in the standard build, or in the one below central/. */
final class Project {
    private Project() {}

    /** The folder with src/ in it. */
    static Path root() {
        String given = System.getProperty("mlops.project");
        Path root = Path.of(given == null ? "." : given).toAbsolutePath().normalize();
        if (!Files.isDirectory(root.resolve("src/main/java"))) {
            throw new IllegalStateException(root + " is not the project; set the system property mlops.project");
        }
        return root;
    }

    /** A pom.xml of the project. */
    static Element pom(String path) {
        try {
            Document document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(root().resolve(path).toFile());
            return document.getDocumentElement();
        } catch (IOException | SAXException | ParserConfigurationException x) {
            throw new IllegalStateException(path, x);
        }
    }

    /** The child of a name, or null. */
    static Element child(Element parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element && node.getNodeName().equals(name)) {
                return (Element) node;
            }
        }
        return null;
    }

    /** The text at a path of children, or null. */
    static String text(Element parent, String... path) {
        Element at = parent;
        for (String name : path) {
            at = at == null ? null : child(at, name);
        }
        return at == null ? null : at.getTextContent().trim();
    }
}
