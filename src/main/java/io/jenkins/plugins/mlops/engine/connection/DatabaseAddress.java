package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Suggestion;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a database is. Drivers do more than connect when an address asks them to (load classes, write files, read others), so an address is
 * taken apart here, only the properties named in its {@link DatabaseScheme} may stand in it, and the driver never sees the text itself.
 *
 * @param scheme the kind of database
 * @param host name or number of the server
 * @param port of the server
 * @param database its name; for Trino the catalog, and a slash and the schema behind it where there is one
 * @param properties of the connection, all of them harmless
 */
public record DatabaseAddress(
        DatabaseScheme scheme, String host, int port, String database, Map<String, String> properties) {
    public DatabaseAddress {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    /**
     * Reads an address.
     *
     * @throws BadInputException in one line; it repeats nothing that may be a password
     */
    public static DatabaseAddress parse(String text) {
        String given = text == null ? "" : text.strip();
        DatabaseScheme scheme = Arrays.stream(DatabaseScheme.values())
                .filter(each -> given.startsWith(each.prefix()))
                .findFirst()
                .orElseThrow(
                        () -> new BadInputException("the address is of no database that can be read here; expected "
                                + Arrays.stream(DatabaseScheme.values())
                                        .map(DatabaseScheme::expected)
                                        .collect(Collectors.joining(", or "))));
        String expected = "; expected " + scheme.expected();
        if (given.indexOf('@') >= 0) {
            throw new BadInputException("the address must not hold a user or a password" + expected);
        }
        Matcher form = scheme.form().matcher(given);
        if (!form.matches()) {
            throw new BadInputException("the address cannot be understood" + expected);
        }
        Map<String, String> properties = properties(form.group(4), scheme);
        int port = form.group(2) == null ? scheme.port(properties) : Integer.parseInt(form.group(2));
        if (port < 1 || port > 65_535) {
            throw new BadInputException("the address has port " + port + "; expected 1 to 65535");
        }
        return new DatabaseAddress(scheme, form.group(1), port, form.group(3), properties);
    }

    private static Map<String, String> properties(String query, DatabaseScheme scheme) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (query == null || query.isEmpty()) {
            return properties;
        }
        for (String part : query.split(scheme.next(), -1)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            if (name.equalsIgnoreCase("user") || name.equalsIgnoreCase("password")) {
                throw new BadInputException(
                        "the address must not hold a user or a password; expected " + scheme.expected());
            }
            Pattern allowed = scheme.allowed().get(name);
            if (allowed == null) {
                String shown = name.matches("[A-Za-z_.]{1,40}") ? "\"" + name + "\"" : "a name that none has";
                throw new BadInputException("the address must not have the property " + shown
                        + Suggestion.hint(name, scheme.allowed().keySet()) + "; it may have "
                        + String.join(", ", scheme.allowed().keySet()));
            }
            if (equals < 0 || !allowed.matcher(part.substring(equals + 1)).matches()) {
                String choices = allowed.pattern();
                throw new BadInputException("the address has a value of \"" + name + "\" that cannot be used"
                        + (choices.matches("[A-Za-z|-]+") ? "; expected " + listed(choices) : ""));
            }
            if (properties.put(name, part.substring(equals + 1)) != null) {
                throw new BadInputException("the address has the property \"" + name + "\" twice");
            }
        }
        return properties;
    }

    private static String listed(String choices) {
        String commas = choices.replace("|", ", ");
        int last = commas.lastIndexOf(", ");
        if (last < 0) {
            return commas;
        }
        return commas.substring(0, last) + " or " + commas.substring(last + 2);
    }

    /** Tells whether the server's certificate is checked: unless the address says otherwise, it is. */
    public boolean isVerified() {
        return scheme.isVerified(properties);
    }

    /** Tells whether what is said cannot be read on the way. */
    public boolean isEncrypted() {
        return scheme.isEncrypted(properties);
    }

    /** Tells whether the driver for it comes with the engine. */
    public boolean hasDriver() {
        return scheme != DatabaseScheme.SPARK;
    }

    /** For messages: where, without properties. */
    public String place() {
        return host + ":" + port + "/" + database;
    }

    /** As a person would type it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(scheme.prefix() + "//" + place());
        String before = scheme.first();
        for (Map.Entry<String, String> property : new TreeMap<>(properties).entrySet()) {
            text.append(before).append(property.getKey()).append('=').append(property.getValue());
            before = scheme.next();
        }
        return text.toString();
    }
}
