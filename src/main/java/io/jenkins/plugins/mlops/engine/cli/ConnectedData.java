package io.jenkins.plugins.mlops.engine.cli;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.EngineLimits;
import io.jenkins.plugins.mlops.engine.OptionName;
import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.connection.ConnectionSpec;
import io.jenkins.plugins.mlops.engine.connection.DatabaseAddress;
import io.jenkins.plugins.mlops.engine.connection.DatabaseReader;
import io.jenkins.plugins.mlops.engine.connection.DatabaseSource;
import io.jenkins.plugins.mlops.engine.connection.DriverJars;
import io.jenkins.plugins.mlops.engine.connection.Extract;
import io.jenkins.plugins.mlops.engine.data.InputFile;
import io.jenkins.plugins.mlops.engine.data.InputFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The data of a command: files that are named, or what a database was asked for, which is read into a file first and deleted in the end. A
 * password comes by the standard input, by a file or by the environment, never as an option.
 */
final class ConnectedData implements AutoCloseable {
    static final Option CONNECTION = Option.one(
            "connection",
            "FILE|URL",
            "instead of --data: a database, jdbc:postgresql://..., jdbc:trino://... or jdbc:hive2://... (Spark), or a JSON file with url, user, password; - reads that from the standard input");
    static final Option USER = Option.one(
            "user",
            "NAME",
            "with a URL: who reads; the password is taken from the environment variable MLOPS_CONNECTION_PASSWORD");
    static final Option TABLE = Option.one("table", "NAME", "with --connection: the table or view, SCHEMA.TABLE");
    static final Option QUERY = Option.one("query", "SELECT", "with --connection: one query instead of a table");

    static final Option SAMPLE = Option.one(
                    "sample", "N", "with --connection: takes so many rows, drawn evenly at random (default: all)")
            .as(OptionType.whole(1));

    static final Option DRIVER = Option.many(
            "driver", "JAR", "with --connection: a JDBC driver that does not come with mlops, or a folder of its jars");

    static final Option COMPUTE = Option.one(
            "compute",
            "database|agent",
            "with --connection: who computes, the database that has the rows (the default), or this machine, to which all rows are then read");

    private static final String AGENT = "agent";
    private static final String DATABASE = "database";
    private static final String STANDARD_INPUT = "-";
    private static final String PASSWORD = "MLOPS_CONNECTION_PASSWORD";
    private static final int LONGEST = 64 * 1024;

    private final List<String> names;
    private final InputFiles inputs;
    private final DatabaseReader.Extracted extracted;

    private ConnectedData(List<String> names, InputFiles inputs, DatabaseReader.Extracted extracted) {
        this.names = names;
        this.inputs = inputs;
        this.extracted = extracted;
    }

    /** The database that computes itself, or empty where files are given or rows are to be read. */
    static Optional<DatabaseSource> computing(Options options, Output output) throws IOException {
        String compute = options.one(COMPUTE.name());
        if (compute != null && options.one(CONNECTION.name()) == null) {
            throw needsDatabase(COMPUTE);
        }
        if (compute != null && !compute.equals(AGENT) && !compute.equals(DATABASE)) {
            throw new BadInputException(OptionName.of(COMPUTE.name()) + " is " + DATABASE + " or " + AGENT
                    + "; found \"" + compute + "\"" + Suggestion.hint(compute, List.of(DATABASE, AGENT)));
        }
        return options.one(CONNECTION.name()) == null || AGENT.equals(compute)
                ? Optional.empty()
                : Optional.of(source(options, output));
    }

    private static BadInputException needsDatabase(Option option) {
        return new BadInputException(OptionName.of(option.name()) + " needs the database: "
                + OptionName.with("connection", CONNECTION.value()));
    }

    private static DatabaseSource source(Options options, Output output) throws IOException {
        if (!options.all("data").isEmpty()) {
            throw new BadInputException("give either files (" + OptionName.of("data") + ") or a database ("
                    + OptionName.of("connection") + "), not both");
        }
        Extract extract = new Extract(options.one("table"), options.one("query"));
        return new DatabaseSource(spec(options, output).with(DriverJars.of(options.all(DRIVER.name()))), extract);
    }

    /**
     * Finds the data, reading a database when one is named.
     *
     * @param limits with the memory beside Java's
     */
    static ConnectedData of(Options options, Output output, EngineLimits limits) throws IOException {
        if (options.one("connection") == null) {
            for (Option needs : List.of(USER, TABLE, QUERY, SAMPLE)) {
                if (options.<Object>value(needs.name(), null) != null) {
                    throw needsDatabase(needs);
                }
            }
            if (!options.all(DRIVER.name()).isEmpty()) {
                throw needsDatabase(DRIVER);
            }
            return new ConnectedData(options.needed("data"), output.inputs(), null);
        }
        DatabaseSource source = source(options, output);
        DatabaseReader.Extracted read = new DatabaseReader(source.spec(), source.extract(), output.progress())
                .read(options.<Integer>value(SAMPLE.name(), null), limits);
        return new ConnectedData(List.of(read.file().shown()), output.inputs().with(read.file()), read);
    }

    private static ConnectionSpec spec(Options options, Output output) throws IOException {
        String given = options.one("connection");
        String user = options.one("user");
        if (given.equals(STANDARD_INPUT)) {
            return ConnectionSpec.read(line(System.in), "standard input");
        }
        if (output.inputs().isBounded()) {
            throw new BadInputException(
                    "a connection is one of the configuration's; a request can only have it come by the standard input");
        }
        if (!given.startsWith("jdbc:")) {
            InputFile file = output.inputs().file(given);
            return ConnectionSpec.read(file.text(), file.shown());
        }
        DatabaseAddress address = DatabaseAddress.parse(given);
        if (user == null) {
            throw new BadInputException(
                    "--connection with an address needs --user NAME, and the password in the environment variable "
                            + PASSWORD);
        }
        String password = System.getenv(PASSWORD);
        return new ConnectionSpec(address.database(), address, user, password == null ? "" : password);
    }

    /** Up to the end of the line: whoever started this process may keep its standard input open. */
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

    List<String> names() {
        return names;
    }

    InputFiles inputs() {
        return inputs;
    }

    @Override
    public void close() {
        if (extracted != null) {
            extracted.close();
        }
    }
}
