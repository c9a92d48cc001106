package io.jenkins.plugins.mlops.steps.run;

import hudson.model.Run;
import io.jenkins.plugins.mlops.agent.EngineInput;
import io.jenkins.plugins.mlops.config.Connections;
import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.connection.Extract;
import io.jenkins.plugins.mlops.request.CheckRequest;
import java.util.List;
import java.util.Map;

/** The database that a step reads instead of files. Never stored. */
public final class NamedConnection {
    private static final String STANDARD_INPUT = "-";

    private final CheckRequest request;

    NamedConnection(CheckRequest request) {
        this.request = request;
    }

    /** Tells whether the step names one, or something that is only there with one. */
    boolean isMeant() {
        return value("connection") != null || value("table") != null || value("query") != null;
    }

    /**
     * Finds it and tells the options that it comes by the standard input.
     *
     * @throws BadInputException in one line, when parameters do not fit together, there is no such connection, or the job may not use it
     */
    EngineInput complete(Run<?, ?> run, Map<String, List<String>> options) {
        if (value("connection") == null) {
            throw new BadInputException("table and query need a connection, for example connection: 'lake'");
        }
        if (!request.option("data").isEmpty()) {
            throw new BadInputException("give either data, for files, or connection, for a database, not both");
        }
        new Extract(
                value("table"),
                value("query")); // what is wrong with it is told here, before anything is sent to the agent
        EngineInput input = Connections.find(value("connection")).open(run);
        options.put("connection", List.of(STANDARD_INPUT));
        return input;
    }

    private String value(String option) {
        return request.option(option).isEmpty() ? null : request.option(option).get(0);
    }
}
