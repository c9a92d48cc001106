package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.data.ReadOptions;
import io.jenkins.plugins.mlops.engine.data.kind.DeclaredKinds;

/**
 * Request for a monitor run.
 *
 * @param data the files of both sides and how they are read
 * @param model the model that is watched
 * @param roles what the columns are
 * @param demands what has to hold
 * @param series how runs are counted together
 * @param settings where the run takes place
 */
public record MonitorRequest(
        MonitoredData data, WatchedModel model, Roles roles, Demands demands, SeriesPlan series, RunSettings settings) {
    /** How files are read, with the kinds that the user declared in the roles. */
    ReadOptions reading() {
        return data.options().withKinds(roles.kinds());
    }

    /** Kinds that the user declared, by options or in the roles. */
    DeclaredKinds declared() {
        return reading().kinds();
    }
}
