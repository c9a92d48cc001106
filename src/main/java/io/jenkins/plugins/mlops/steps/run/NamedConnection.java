package io.jenkins.plugins.mlops.steps.run;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import io.jenkins.plugins.mlops.agent.EngineInput;
import io.jenkins.plugins.mlops.config.Connections;
import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.connection.Extract;
import io.jenkins.plugins.mlops.engine.connection.TableAddress;
import io.jenkins.plugins.mlops.request.CheckRequest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The databases that a step reads instead of files. Never stored. */
public final class NamedConnection {
    private static final String STANDARD_INPUT = "-";

    private final CheckRequest request;

    NamedConnection(CheckRequest request) {
        this.request = request;
    }

    /** Tells whether the step has its data in one, or names something that is only there with one. */
    boolean isMeant() {
        return value("connection") != null || value("table") != null || value("query") != null;
    }

    /**
     * Finds them and tells the options that they come by the standard input.
     *
     * @return null where the step reads files only
     * @throws BadInputException in one line, when parameters do not fit together, there is no such connection, or the job may not use it
     */
    @CheckForNull
    EngineInput complete(Run<?, ?> run, Map<String, List<String>> options) {
        EngineInput input = isMeant() ? data(run, options) : null;
        Set<String> others = others();
        others.remove(value("connection"));
        List<String> named = new ArrayList<>();
        for (String id : others) {
            EngineInput other = Connections.find(id).open(run);
            input = input == null ? other : input.then(other);
            named.add(STANDARD_INPUT);
        }
        if (!named.isEmpty()) {
            options.put("named-connection", named);
        }
        return input;
    }

    private EngineInput data(Run<?, ?> run, Map<String, List<String>> options) {
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

    /** The connections of tables that stand where files could. */
    private Set<String> others() {
        List<String> names = new ArrayList<>(request.option("reference"));
        names.addAll(request.option("background"));
        request.option("split").forEach(split -> names.add(split.substring(split.indexOf('=') + 1)));
        Set<String> ids = new LinkedHashSet<>();
        for (String name : names) {
            if (TableAddress.isOne(name)) {
                ids.add(TableAddress.parse(name).connection());
            }
        }
        return ids;
    }

    private String value(String option) {
        return request.option(option).isEmpty() ? null : request.option(option).get(0);
    }
}
