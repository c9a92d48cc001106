package io.jenkins.plugins.mlops.engine.connection;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Kinds of databases by the beginning of their addresses, and the properties that an address of each may have: harmless ones only. */
public enum DatabaseScheme {
    POSTGRESQL(
            "jdbc:postgresql:",
            "jdbc:postgresql://HOST:PORT/DATABASE, for example jdbc:postgresql://db.example.org:5432/sales",
            "[A-Za-z0-9_][A-Za-z0-9_.$-]{0,62}",
            "?&",
            Map.of(
                    "sslmode",
                    "disable|require|verify-ca|verify-full",
                    "sslrootcert",
                    Properties.FILE,
                    "currentSchema",
                    "[A-Za-z0-9_,$]{1,300}",
                    "connectTimeout",
                    Properties.SECONDS,
                    "loginTimeout",
                    Properties.SECONDS,
                    "socketTimeout",
                    "[1-9][0-9]{0,5}")) {
        @Override
        int port(Map<String, String> properties) {
            return 5432;
        }

        @Override
        boolean isEncrypted(Map<String, String> properties) {
            return !mode(properties).equals("disable");
        }

        @Override
        boolean isVerified(Map<String, String> properties) {
            return mode(properties).startsWith("verify");
        }

        private String mode(Map<String, String> properties) {
            return properties.getOrDefault("sslmode", "verify-full");
        }
    },
    TRINO(
            "jdbc:trino:",
            "jdbc:trino://HOST:PORT/CATALOG/SCHEMA, for example jdbc:trino://trino.example.org:443/lake/sales",
            "[A-Za-z0-9_][A-Za-z0-9_$-]{0,62}(?:/[A-Za-z0-9_][A-Za-z0-9_$-]{0,62})?",
            "?&",
            Map.of(
                    "SSL", "true|false",
                    "SSLVerification", "FULL|CA|NONE",
                    "SSLTrustStorePath", Properties.FILE,
                    "clientTags", "[A-Za-z0-9_,.-]{1,300}")) {
        @Override
        int port(Map<String, String> properties) {
            return isEncrypted(properties) ? 443 : 8080;
        }

        @Override
        boolean isEncrypted(Map<String, String> properties) {
            return properties.getOrDefault("SSL", "true").equals("true");
        }

        @Override
        boolean isVerified(Map<String, String> properties) {
            return isEncrypted(properties)
                    && !properties.getOrDefault("SSLVerification", "FULL").equals("NONE");
        }
    },
    SPARK(
            "jdbc:hive2:",
            "jdbc:hive2://HOST:PORT/DATABASE, for example jdbc:hive2://spark.example.org:10000/sales",
            "[A-Za-z0-9_]{1,128}",
            ";;",
            Map.of(
                    "ssl", "true|false",
                    "auth", "noSasl",
                    "transportMode", "binary|http",
                    "httpPath", "[A-Za-z0-9_./-]{1,300}")) {
        @Override
        int port(Map<String, String> properties) {
            return 10_000;
        }

        @Override
        boolean isEncrypted(Map<String, String> properties) {
            return properties.getOrDefault("ssl", "true").equals("true");
        }

        @Override
        boolean isVerified(Map<String, String> properties) {
            return isEncrypted(properties);
        }
    };

    private final String prefix;
    private final String expected;
    private final String separators;
    private final Pattern form;
    private final Map<String, Pattern> allowed = new TreeMap<>();

    /** Values that several properties may have. */
    private static final class Properties {
        static final String FILE = "(?:[A-Za-z]:)?[A-Za-z0-9_./\\\\ -]{1,300}";
        static final String SECONDS = "[1-9][0-9]{0,3}";
    }

    DatabaseScheme(String prefix, String expected, String database, String separators, Map<String, String> allowed) {
        this.prefix = prefix;
        this.expected = expected;
        this.separators = separators;
        this.form = Pattern.compile(Pattern.quote(prefix + "//")
                + "([A-Za-z0-9](?:[A-Za-z0-9._-]{0,252})|\\[[0-9A-Fa-f:.]{2,45}])(?::([0-9]{1,5}))?/(" + database
                + ")(?:" + Pattern.quote(first()) + "(.*))?");
        allowed.forEach((name, value) -> this.allowed.put(name, Pattern.compile(value)));
    }

    String prefix() {
        return prefix;
    }

    String expected() {
        return expected;
    }

    /** Stands before the first property. */
    String first() {
        return separators.substring(0, 1);
    }

    /** Stands before each further property. */
    String next() {
        return separators.substring(1);
    }

    /** The form of an address: host, port or null, database, properties or null. */
    Pattern form() {
        return form;
    }

    /** The properties an address may have, and what each may be. */
    Map<String, Pattern> allowed() {
        return allowed;
    }

    /** The port where none is given. */
    abstract int port(Map<String, String> properties);

    /** Tells whether what is said cannot be read on the way. */
    abstract boolean isEncrypted(Map<String, String> properties);

    /** Tells whether the server's certificate is checked: unless the address says otherwise, it is. */
    abstract boolean isVerified(Map<String, String> properties);
}
