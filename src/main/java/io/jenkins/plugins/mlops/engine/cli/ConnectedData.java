package io.jenkins.plugins.mlops.engine.cli;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.EngineLimits;
import io.jenkins.plugins.mlops.engine.OptionName;
import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.connection.DatabaseReader;
import io.jenkins.plugins.mlops.engine.connection.DatabaseSource;
import io.jenkins.plugins.mlops.engine.connection.Extract;
import io.jenkins.plugins.mlops.engine.connection.TableAddress;
import io.jenkins.plugins.mlops.engine.data.InputFiles;
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
    static final Option NAMED = Option.many(
            "named-connection",
            "FILE",
            "a further database: a JSON file with name, url, user, password; connection:NAME/TABLE or connection:NAME?SELECT ... is then one of its tables, in place of a file");
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

    private final List<String> names;
    private final InputFiles inputs;
    private final DatabaseReader.Extracted extracted;

    private ConnectedData(List<String> names, InputFiles inputs, DatabaseReader.Extracted extracted) {
        this.names = names;
        this.inputs = inputs;
        this.extracted = extracted;
    }

    /** The database that computes itself, or empty where files are given or rows are to be read. */
    static Optional<DatabaseSource> computing(Options options, ConnectionSpecs specs) {
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
                : Optional.of(source(options, specs));
    }

    private static BadInputException needsDatabase(Option option) {
        return new BadInputException(OptionName.of(option.name()) + " needs the database: "
                + OptionName.with("connection", CONNECTION.value()));
    }

    private static DatabaseSource source(Options options, ConnectionSpecs specs) {
        if (!options.all("data").isEmpty()) {
            throw new BadInputException("give either files (" + OptionName.of("data") + ") or a database ("
                    + OptionName.of("connection") + "), not both");
        }
        Extract extract = new Extract(options.one("table"), options.one("query"));
        return new DatabaseSource(specs.data(), extract);
    }

    /**
     * Finds the data, reading a database when one is named.
     *
     * @param specs the databases
     * @param limits with the memory beside Java's
     */
    static ConnectedData of(Options options, ConnectionSpecs specs, Output output, EngineLimits limits) {
        if (options.one("connection") == null) {
            for (Option needs : List.of(USER, TABLE, QUERY, SAMPLE)) {
                if (options.<Object>value(needs.name(), null) != null) {
                    throw needsDatabase(needs);
                }
            }
            if (!options.all(DRIVER.name()).isEmpty() && !specs.areNamed()) {
                throw needsDatabase(DRIVER);
            }
            List<String> names = options.needed("data");
            names.stream().filter(TableAddress::isOne).findFirst().ifPresent(name -> {
                throw new BadInputException("\"" + name + "\": data are files; name the database by "
                        + OptionName.all("connection", "ID", "table", "TABLE"));
            });
            return new ConnectedData(names, output.inputs(), null);
        }
        DatabaseSource source = source(options, specs);
        DatabaseReader.Extracted read = new DatabaseReader(source.spec(), source.extract(), output.progress())
                .read(options.<Integer>value(SAMPLE.name(), null), limits);
        return new ConnectedData(
                List.of(read.file().shown()), output.inputs().with(read.file().shown(), read::file), read);
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
