package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.json.JsonObject;
import io.jenkins.plugins.mlops.json.JsonReader;

/** A database and who reads it. No text made of it holds the password. */
public final class ConnectionSpec {
    private static final String MASK = "****";

    private final String name;
    private final DatabaseAddress address;
    private final String user;
    private final String password;
    private final DriverJars drivers;
    private final StatementLimit limit;

    /**
     * @param name what results and messages call it
     * @param user of the database
     * @param password of the user, or empty
     */
    public ConnectionSpec(String name, DatabaseAddress address, String user, String password) {
        this(name, address, user, password, DriverJars.none(), StatementLimit.NONE);
    }

    private ConnectionSpec(
            String name,
            DatabaseAddress address,
            String user,
            String password,
            DriverJars drivers,
            StatementLimit limit) {
        this.name = name;
        this.address = address;
        this.user = user;
        this.password = password;
        this.drivers = drivers;
        this.limit = limit;
    }

    /** The same, with drivers that do not come with the engine. */
    public ConnectionSpec with(DriverJars jars) {
        return new ConnectionSpec(name, address, user, password, jars, limit);
    }

    /** The same, with a limit of the time that one statement may take. */
    public ConnectionSpec with(StatementLimit most) {
        return new ConnectionSpec(name, address, user, password, drivers, most);
    }

    /**
     * Reads {@code {"name": ..., "url": ..., "user": ..., "password": ..., "statementLimit": ...}}.
     *
     * @param from what messages call the text
     * @throws BadInputException in one line that repeats nothing of the text but its names
     */
    public static ConnectionSpec read(String json, String from) {
        JsonObject spec;
        try {
            spec = new JsonObject(JsonReader.object(json));
        } catch (RuntimeException e) {
            // Without the cause: it quotes what it could not read.
            throw new BadInputException(
                    from
                            + ": is not the description of a connection; expected {\"url\": \"jdbc:postgresql://...\", \"user\": \"...\", \"password\": \"...\"}");
        }
        for (String known : new String[] {"url", "user"}) {
            if (spec.text(known, "").isBlank()) {
                throw new BadInputException(
                        from + ": \"" + known + "\" is missing in the description of the connection");
            }
        }
        try {
            DatabaseAddress address = DatabaseAddress.parse(spec.text("url", ""));
            return new ConnectionSpec(
                            spec.text("name", address.database()),
                            address,
                            spec.text("user", ""),
                            spec.text("password", ""))
                    .with(StatementLimit.read(spec.members().get(StatementLimit.NAME)));
        } catch (BadInputException e) {
            throw new BadInputException(from + ": " + e.getMessage(), e);
        }
    }

    public String name() {
        return name;
    }

    public DatabaseAddress address() {
        return address;
    }

    String user() {
        return user;
    }

    String password() {
        return password;
    }

    DriverJars drivers() {
        return drivers;
    }

    StatementLimit statementLimit() {
        return limit;
    }

    /** A text of somebody else, without the password should it be in there. */
    String masked(String text) {
        return password.isEmpty() ? text : text.replace(password, MASK);
    }

    /** Starts every message about it. */
    @Override
    public String toString() {
        return "connection " + name + " (" + address.place() + ")";
    }
}
