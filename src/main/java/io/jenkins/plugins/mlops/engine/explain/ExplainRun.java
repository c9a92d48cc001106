package io.jenkins.plugins.mlops.engine.explain;

import io.jenkins.plugins.mlops.engine.explain.meaning.Told;
import io.jenkins.plugins.mlops.engine.model.Model;
import io.jenkins.plugins.mlops.engine.result.Check;
import java.util.List;
import java.util.Map;

/**
 * A model that was explained on all rows.
 *
 * @param told what its outputs mean, and who says so
 * @param rows what came of the rows
 * @param checks built-in checks of what the model was given and of what it said
 */
record ExplainRun(
        Model model,
        ModelInputs inputs,
        TargetColumn target,
        Map<String, Told> told,
        RowResults rows,
        List<Check> checks) {}
