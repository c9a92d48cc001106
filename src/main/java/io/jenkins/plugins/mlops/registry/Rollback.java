package io.jenkins.plugins.mlops.registry;

import io.jenkins.plugins.mlops.engine.registry.BuildInfo;
import io.jenkins.plugins.mlops.engine.registry.Decisions;
import java.io.IOException;
import java.util.List;

/** Moves an alias back to the version it pointed to before. */
final class Rollback implements AliasChange {
    private final ModelPage model;
    private final String alias;

    Rollback(ModelPage model, AliasForm form) {
        this.model = model;
        this.alias = form.getAlias().trim();
    }

    @Override
    public String question() {
        return Messages.Rollback_question(alias, model.getName());
    }

    @Override
    public List<String> plan(Decisions decisions) throws IOException {
        int before = decisions.before(alias);
        return List.of(Messages.Rollback_moves(alias, model.getAliases().get(alias), before));
    }

    @Override
    public void make(Decisions decisions, By by) throws IOException {
        decisions.rollback(alias, by.user(), BuildInfo.NONE, by.note());
    }
}
