package io.jenkins.plugins.mlops.engine.explain;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.data.InputFile;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import io.jenkins.plugins.mlops.engine.result.ResultFormatException;
import io.jenkins.plugins.mlops.engine.result.ResultJson;
import io.jenkins.plugins.mlops.engine.result.Section;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The model to compare with, as its result document tells it.
 *
 * @param shares share of each feature, or null where there is no champion
 * @param metrics its metrics
 */
record Champion(Map<String, Double> shares, Map<String, Double> metrics) {
    static final Champion NONE = new Champion(null, Map.of());

    static Champion read(InputFile file) {
        ResultDocument document;
        try {
            document = ResultJson.read(file.path());
        } catch (ResultFormatException e) {
            throw new BadInputException(e.getMessage(), e);
        } catch (IOException e) {
            throw new BadInputException(file.shown() + ": cannot be read (" + e.getMessage() + ")", e);
        }
        Map<String, Double> shares = new LinkedHashMap<>();
        for (Section section : document.sections()) {
            if (section.type().equals("importance") && section.data().get("features") instanceof List<?> features) {
                for (Object feature : features) {
                    if (feature instanceof Map<?, ?> map
                            && map.get("name") instanceof String name
                            && map.get("share") instanceof Number share) {
                        shares.put(name, share.doubleValue());
                    }
                }
            }
        }
        if (!document.step().equals("explainModel") || shares.isEmpty()) {
            throw new BadInputException(
                    file.shown() + ": is not a result of explainModel with attributions, so it cannot be the champion");
        }
        return new Champion(shares, document.metrics());
    }
}
