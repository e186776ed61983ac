package no.samkonsult.scheduling.outside.reading;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads the calendars out of a WebDAV server's answer about several of them (RFC 4918, 13). */
final class MultiStatusRules {
    private static final String CALDAV = "urn:ietf:params:xml:ns:caldav";

    private MultiStatusRules() {}

    /** Empty where it is no such answer. */
    static Optional<List<String>> calendars(String text) {
        try {
            Document answer = parse(text);
            if (!"multistatus".equals(answer.getDocumentElement().getLocalName())) {
                return Optional.empty();
            }
            NodeList found = answer.getElementsByTagNameNS(CALDAV, "calendar-data");
            var calendars = new ArrayList<String>();
            for (int i = 0; i < found.getLength(); i++) {
                calendars.add(found.item(i).getTextContent());
            }
            return Optional.of(calendars);
        } catch (SAXException | IOException noXml) {
            return Optional.empty();
        }
    }

    /** A document type could make this server read files and ask others; none is needed. */
    private static Document parse(String text) throws SAXException, IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Silent());
            return builder.parse(new InputSource(new StringReader(text)));
        } catch (ParserConfigurationException missing) {
            throw new IllegalStateException("the JDK's parser refuses document types", missing);
        }
    }

    /** The standard one writes to the process's error output. */
    private static final class Silent implements ErrorHandler {
        @Override
        public void warning(SAXParseException warning) {}

        @Override
        public void error(SAXParseException error) throws SAXException {
            throw error;
        }

        @Override
        public void fatalError(SAXParseException error) throws SAXException {
            throw error;
        }
    }
}
