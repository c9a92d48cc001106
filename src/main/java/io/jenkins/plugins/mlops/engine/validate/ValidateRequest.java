package io.jenkins.plugins.mlops.engine.validate;

import io.jenkins.plugins.mlops.engine.EngineLimits;
import io.jenkins.plugins.mlops.engine.data.DataSelection;
import java.time.Instant;

/**
 * Request for a validation of data.
 *
 * @param data the table to check
 * @param contract what it has to fulfil
 * @param others what rules compare it with
 * @param report columns that the report treats in a way of their own
 * @param limits what the run may take
 * @param now what {@code now()} means
 */
public record ValidateRequest(
        DataSelection data,
        ContractSelection contract,
        OtherTables others,
        ReportOptions report,
        EngineLimits limits,
        Instant now) {}
