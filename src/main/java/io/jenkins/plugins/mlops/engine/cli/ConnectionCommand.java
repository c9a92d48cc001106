package io.jenkins.plugins.mlops.engine.cli;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.OptionName;
import io.jenkins.plugins.mlops.engine.connection.ConnectionSpec;
import io.jenkins.plugins.mlops.engine.connection.DatabaseProbe;
import java.io.IOException;
import java.util.List;

/** {@code mlops connection}: does a database answer, who is it, and what may the account do? */
final class ConnectionCommand extends Command {
    ConnectionCommand() {
        super("connection", "asks a database whether it answers, what it is, and what the account may do there");
    }

    @Override
    List<Option> options() {
        return List.of(
                Option.one(ConnectedData.CONNECTION.name(), ConnectedData.CONNECTION.value(), ADDRESS),
                ConnectedData.USER,
                Option.one(
                        ConnectedData.TABLE.name(),
                        ConnectedData.TABLE.value(),
                        "a table or view, SCHEMA.TABLE: can the account read it?"),
                Option.many(
                        ConnectedData.DRIVER.name(),
                        ConnectedData.DRIVER.value(),
                        "a JDBC driver that does not come with mlops, or a folder of its jars"),
                // Jenkins gives these to every command.
                Option.one("out", "DIR", "not used").unlisted(),
                EngineOptions.memory("not used").unlisted(),
                Option.one(EngineOptions.THREADS.name(), "N", "not used").unlisted());
    }

    private static final String ADDRESS =
            "the database, jdbc:postgresql://..., jdbc:trino://... or jdbc:hive2://... (Spark), or a JSON file with url, user, password; - reads that from the standard input";

    @Override
    int run(Options options, Output output) throws IOException {
        if (options.one(ConnectedData.CONNECTION.name()) == null) {
            throw new BadInputException("name the database: "
                    + OptionName.with(ConnectedData.CONNECTION.name(), ConnectedData.CONNECTION.value()));
        }
        ConnectionSpec spec = ConnectionSpecs.of(options, output).data();
        output.progress().step("connecting to " + spec.name(), -1);
        DatabaseProbe.Answer answer = new DatabaseProbe(spec).ask(options.one(ConnectedData.TABLE.name()));
        answer.told().forEach(output::line);
        answer.warnings().forEach(line -> output.progress().log("warning", line));
        return ExitCode.PASSED;
    }
}
