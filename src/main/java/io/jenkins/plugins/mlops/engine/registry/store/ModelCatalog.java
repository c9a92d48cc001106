package io.jenkins.plugins.mlops.engine.registry.store;

import io.jenkins.plugins.mlops.engine.registry.ModelName;
import java.io.IOException;
import java.util.List;

/** A registry that can tell which models it holds. */
public interface ModelCatalog {
    /**
     * The models it holds, sorted by their names.
     *
     * @param most no more are looked up
     */
    List<ListedModel> models(int most) throws IOException;

    /**
     * One of them.
     *
     * @return with 0 as its newest version when there is none of this name
     */
    ListedModel model(ModelName name) throws IOException;
}
