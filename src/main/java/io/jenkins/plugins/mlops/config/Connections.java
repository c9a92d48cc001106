package io.jenkins.plugins.mlops.config;

import io.jenkins.plugins.mlops.config.jdbc.JdbcConnection;
import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.form.ConfiguredIds;
import io.jenkins.plugins.mlops.request.OneLine;
import java.util.List;

/** The databases of this Jenkins by their ids. */
public final class Connections {
    private Connections() {}

    /** The ids of all that there are. */
    public static List<String> ids() {
        return MlopsConfiguration.get().getConnections().stream()
                .map(JdbcConnection::getId)
                .toList();
    }

    /**
     * A connection that an administrator configured.
     *
     * @throws BadInputException in one line, when there is none of this id
     */
    public static JdbcConnection find(String id) {
        List<String> ids = ids();
        return MlopsConfiguration.get().getConnections().stream()
                .filter(connection -> connection.getId().equals(id))
                .findFirst()
                .orElseThrow(() -> new BadInputException("there is no connection \"" + OneLine.of(id, 80) + "\"; "
                        + (ids.isEmpty()
                                ? "none is configured (Manage Jenkins, System, MLOps stages)"
                                : "there is " + String.join(", ", ids))
                        + Suggestion.hint(id, ids)));
    }

    /**
     * The list, with ids that are all different.
     *
     * @throws IllegalArgumentException when two are the same
     */
    public static List<JdbcConnection> distinct(List<JdbcConnection> connections) {
        return ConfiguredIds.distinct(connections, JdbcConnection::getId, Messages::Connections_sameId);
    }
}
