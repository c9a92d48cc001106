package io.jenkins.plugins.mlops.engine.scan.text;

import io.jenkins.plugins.mlops.engine.scan.core.Content;
import io.jenkins.plugins.mlops.engine.scan.core.ContentStream;
import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.core.Text;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import java.io.IOException;
import java.io.StringReader;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.ext.DefaultHandler2;

/** Parses XML with everything external switched off, and names what was asked for. */
public final class XmlScanner {
    private XmlScanner() {}

    /**
     * Judges a text that begins with an angle bracket.
     *
     * @param doctype whether a document type or an entity is declared somewhere in it, as plain words
     */
    static void scan(Content content, boolean doctype, Place place, Scan scan) throws IOException {
        Handler handler = new Handler(place, scan);
        boolean whole = parse(content, handler);
        if (!whole && doctype && !handler.told && (handler.types != 1 || handler.declaring)) {
            handler.tell(
                    Threat.MEDIUM,
                    "xml-entity",
                    "The XML declares a document type or entities and cannot be read to its end");
        }
    }

    /** Parses; false when it is not well-formed. */
    public static boolean parse(Content content, Place place, Scan scan) throws IOException {
        return parse(content, new Handler(place, scan));
    }

    private static boolean parse(Content content, Handler handler) throws IOException {
        try {
            SAXParserFactory factory = SAXParserFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            XMLReader reader = factory.newSAXParser().getXMLReader();
            reader.setContentHandler(handler);
            reader.setDTDHandler(handler);
            reader.setEntityResolver(handler);
            reader.setErrorHandler(handler);
            reader.setProperty("http://xml.org/sax/properties/lexical-handler", handler);
            reader.setProperty("http://xml.org/sax/properties/declaration-handler", handler);
            reader.parse(new InputSource(new ContentStream(content)));
            return true;
        } catch (SAXException e) {
            return false;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Names everything that leads out of the document, or that grows in it. */
    private static final class Handler extends DefaultHandler2 {
        /** Vocabularies whose processors call functions, import other files or make objects of named classes. */
        private static final Set<String> RUN_BY_XML =
                Set.of("http://www.w3.org/1999/XSL/Transform", "http://www.springframework.org/schema/beans");

        private static final String INCLUDE = "http://www.w3.org/2001/XInclude";
        private final Place place;
        private final Scan scan;
        private boolean told;
        private int types;
        private boolean declaring;
        private boolean root = true;

        Handler(Place place, Scan scan) {
            this.place = place;
            this.scan = scan;
        }

        private void tell(Threat threat, String code, String what) {
            told = true;
            scan.report(
                    threat,
                    code,
                    place,
                    -1,
                    what + ", by which a parser can be made to read files, ask a network or run out of memory.",
                    "Remove the DOCTYPE and what it declares.");
        }

        @Override
        public void startDTD(String name, String publicId, String systemId) {
            types++;
            declaring = true;
            boolean standard = publicId != null
                    && publicId.startsWith("-//W3C//DTD ")
                    && systemId != null
                    && systemId.matches("https?://www\\.w3\\.org/[\\w./-]+");
            if (systemId != null && !standard) {
                tell(
                        Threat.HIGH,
                        "xml-external",
                        "The XML takes its document type from \"" + Text.printable(systemId, 120) + "\"");
            }
        }

        @Override
        public void endDTD() {
            declaring = false;
        }

        @Override
        public void internalEntityDecl(String name, String value) {
            tell(Threat.MEDIUM, "xml-entity", "The XML declares the entity `" + Text.printable(name, 60) + "`");
        }

        @Override
        public void externalEntityDecl(String name, String publicId, String systemId) {
            tell(
                    Threat.HIGH,
                    "xml-external",
                    "The XML declares the entity `" + Text.printable(name, 60) + "` as \""
                            + Text.printable(systemId, 120) + "\"");
        }

        @Override
        public void notationDecl(String name, String publicId, String systemId) {
            tell(
                    Threat.MEDIUM,
                    "xml-entity",
                    "The XML declares the notation `" + Text.printable(name, 60) + "` with an address");
        }

        @Override
        public InputSource resolveEntity(String name, String publicId, String base, String systemId) {
            return new InputSource(new StringReader(""));
        }

        @Override
        public InputSource getExternalSubset(String name, String base) {
            return null;
        }

        @Override
        public void startElement(String space, String local, String name, Attributes attributes) {
            if (INCLUDE.equals(space)) {
                tell(
                        Threat.HIGH,
                        "xml-external",
                        "The XML includes \"" + Text.printable(String.valueOf(attributes.getValue("href")), 120)
                                + "\"");
            }
            if (RUN_BY_XML.contains(space) && (attributes.getValue("href") != null || root)) {
                tell(
                        Threat.HIGH,
                        "xml-code",
                        "The XML is a style sheet or a description of Java objects, which its processor runs");
            }
            if (root && local.matches("(java|javax|com|org|sun|jdk|groovy|bsh)(\\.\\w+)+")) {
                tell(
                        Threat.HIGH,
                        "xml-code",
                        "The XML is a Java object written by XStream, which makes whatever class it names");
            }
            if (root
                    && local.equals("java")
                    && String.valueOf(attributes.getValue("class")).contains("XMLDecoder")) {
                tell(
                        Threat.CRITICAL,
                        "xml-code",
                        "The XML is a program for java.beans.XMLDecoder, which calls what it names");
            }
            root = false;
        }

        @Override
        public void processingInstruction(String target, String data) {
            if (target.equals("xml-stylesheet") && data.contains("href") && !data.contains("href=\"#")) {
                tell(Threat.LOW, "xml-external", "The XML names a style sheet (" + Text.printable(data, 120) + ")");
            }
        }
    }
}
