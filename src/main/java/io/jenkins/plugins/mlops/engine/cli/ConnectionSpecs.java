package io.jenkins.plugins.mlops.engine.cli;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.OptionName;
import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.connection.ConnectionSpec;
import io.jenkins.plugins.mlops.engine.connection.DatabaseAddress;
import io.jenkins.plugins.mlops.engine.connection.DriverJars;
import io.jenkins.plugins.mlops.engine.data.InputFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The databases that a command may ask: the one that has its data, and further ones by their names. Nobody has connected to them yet. */
final class ConnectionSpecs {
    private static final String STANDARD_INPUT = "-";
    private static final String PASSWORD = "MLOPS_CONNECTION_PASSWORD";
    private static final int LONGEST = 64 * 1024;

    private final ConnectionSpec data;
    private final Map<String, ConnectionSpec> named = new LinkedHashMap<>();

    private ConnectionSpecs(ConnectionSpec data) {
        this.data = data;
        if (data != null) {
            named.put(data.name(), data);
        }
    }

    /**
     * Reads the descriptions that the options name.
     *
     * @throws BadInputException in one line, when one is none, or two have one name
     */
    static ConnectionSpecs of(Options options, Output output) throws IOException {
        String own = options.one(ConnectedData.CONNECTION.name());
        List<String> further = options.all(ConnectedData.NAMED.name());
        if (own == null && further.isEmpty()) {
            return new ConnectionSpecs(null);
        }
        DriverJars drivers = DriverJars.of(options.all(ConnectedData.DRIVER.name()));
        ConnectionSpecs specs = new ConnectionSpecs(
                own == null ? null : read(own, options, output).with(drivers));
        for (String given : further) {
            specs.add(described(given, output).with(drivers));
        }
        return specs;
    }

    private void add(ConnectionSpec spec) {
        if (named.putIfAbsent(spec.name(), spec) != null) {
            throw new BadInputException("there are two connections \"" + spec.name()
                    + "\"; give each a \"name\" of its own in its description");
        }
    }

    /** The database that has the data; null where files have it. */
    ConnectionSpec data() {
        return data;
    }

    /** Tells whether there are further ones. */
    boolean areNamed() {
        return named.size() > (data == null ? 0 : 1);
    }

    /**
     * A database by its name.
     *
     * @param address what names it, for the message
     * @throws BadInputException when there is none
     */
    ConnectionSpec named(String name, String address) {
        ConnectionSpec found = named.get(name);
        if (found == null) {
            throw new BadInputException(address + ": there is no connection \"" + name + "\"; "
                    + (named.isEmpty()
                            ? "give it by " + OptionName.with(ConnectedData.NAMED.name(), ConnectedData.NAMED.value())
                            : "there is " + String.join(", ", named.keySet()))
                    + Suggestion.hint(name, List.copyOf(named.keySet())));
        }
        return found;
    }

    private static ConnectionSpec read(String given, Options options, Output output) throws IOException {
        if (!given.startsWith("jdbc:")) {
            return described(given, output);
        }
        requireFree(output);
        DatabaseAddress address = DatabaseAddress.parse(given);
        String user = options.one(ConnectedData.USER.name());
        if (user == null) {
            throw new BadInputException(
                    "--connection with an address needs --user NAME, and the password in the environment variable "
                            + PASSWORD);
        }
        String password = System.getenv(PASSWORD);
        return new ConnectionSpec(address.database(), address, user, password == null ? "" : password);
    }

    private static ConnectionSpec described(String given, Output output) throws IOException {
        if (given.equals(STANDARD_INPUT)) {
            return ConnectionSpec.read(line(System.in), "standard input");
        }
        requireFree(output);
        InputFile file = output.inputs().file(given);
        return ConnectionSpec.read(file.text(), file.shown());
    }

    private static void requireFree(Output output) {
        if (output.inputs().isBounded()) {
            throw new BadInputException(
                    "a connection is one of the configuration's; a request can only have it come by the standard input");
        }
    }

    /** Up to the end of the line: whoever started this process may keep its standard input open, and another line may be the next connection. */
    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            bytes.write(b);
            if (bytes.size() > LONGEST) {
                throw new BadInputException("standard input: is longer than the description of a connection can be");
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
