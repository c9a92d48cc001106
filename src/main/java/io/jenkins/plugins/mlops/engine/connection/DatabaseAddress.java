package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Suggestion;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a database is. Drivers do more than connect when an address asks them to (load classes, write files, read others), so an address is
 * taken apart here, only the properties named here may stand in it, and the driver never sees the text itself.
 *
 * @param host name or number of the server
 * @param port of the server
 * @param database its name
 * @param properties of the connection, all of them harmless
 */
public record DatabaseAddress(String host, int port, String database, Map<String, String> properties) {
    private static final String PREFIX = "jdbc:postgresql:";
    private static final int POSTGRESQL = 5432;
    private static final Pattern FORM = Pattern.compile(
            "jdbc:postgresql://([A-Za-z0-9](?:[A-Za-z0-9._-]{0,252})|\\[[0-9A-Fa-f:.]{2,45}])(?::([0-9]{1,5}))?/([A-Za-z0-9_][A-Za-z0-9_.$-]{0,62})(?:\\?(.*))?");
    private static final String EXPECTED =
            "expected jdbc:postgresql://HOST:PORT/DATABASE, for example jdbc:postgresql://db.example.org:5432/sales";

    /** The properties an address may have, and what each may be. */
    private static final Map<String, Pattern> ALLOWED = new TreeMap<>(Map.of(
            "sslmode", Pattern.compile("disable|require|verify-ca|verify-full"),
            "sslrootcert", Pattern.compile("(?:[A-Za-z]:)?[A-Za-z0-9_./\\\\ -]{1,300}"),
            "currentSchema", Pattern.compile("[A-Za-z0-9_,$]{1,300}"),
            "connectTimeout", Pattern.compile("[1-9][0-9]{0,3}"),
            "loginTimeout", Pattern.compile("[1-9][0-9]{0,3}"),
            "socketTimeout", Pattern.compile("[1-9][0-9]{0,5}")));

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
        if (!given.startsWith(PREFIX)) {
            throw new BadInputException("the address is of no database that can be read here; " + EXPECTED);
        }
        if (given.indexOf('@') >= 0) {
            throw new BadInputException("the address must not hold a user or a password; " + EXPECTED);
        }
        Matcher form = FORM.matcher(given);
        if (!form.matches()) {
            throw new BadInputException("the address cannot be understood; " + EXPECTED);
        }
        int port = form.group(2) == null ? POSTGRESQL : Integer.parseInt(form.group(2));
        if (port < 1 || port > 65_535) {
            throw new BadInputException("the address has port " + port + "; expected 1 to 65535");
        }
        return new DatabaseAddress(form.group(1), port, form.group(3), properties(form.group(4)));
    }

    private static Map<String, String> properties(String query) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (query == null || query.isEmpty()) {
            return properties;
        }
        for (String part : query.split("&", -1)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            if (name.equalsIgnoreCase("user") || name.equalsIgnoreCase("password")) {
                throw new BadInputException("the address must not hold a user or a password; " + EXPECTED);
            }
            Pattern allowed = ALLOWED.get(name);
            if (allowed == null) {
                String shown = name.matches("[A-Za-z_.]{1,40}") ? "\"" + name + "\"" : "a name that none has";
                throw new BadInputException(
                        "the address must not have the property " + shown + Suggestion.hint(name, ALLOWED.keySet())
                                + "; it may have " + String.join(", ", ALLOWED.keySet()));
            }
            if (equals < 0 || !allowed.matcher(part.substring(equals + 1)).matches()) {
                throw new BadInputException("the address has a value of \"" + name + "\" that cannot be used"
                        + (name.equals("sslmode") ? "; expected disable, require, verify-ca or verify-full" : ""));
            }
            if (properties.put(name, part.substring(equals + 1)) != null) {
                throw new BadInputException("the address has the property \"" + name + "\" twice");
            }
        }
        return properties;
    }

    /** Tells whether the server's certificate is checked: unless the address says otherwise, it is. */
    public boolean isVerified() {
        return properties.getOrDefault("sslmode", "verify-full").startsWith("verify");
    }

    /** For messages: where, without properties. */
    public String place() {
        return host + ":" + port + "/" + database;
    }

    /** As a person would type it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("jdbc:postgresql://" + place());
        new TreeMap<>(properties)
                .forEach((name, value) -> text.append(text.indexOf("?") < 0 ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(value));
        return text.toString();
    }
}
