package io.jenkins.plugins.mlops.registry;

import io.jenkins.plugins.mlops.engine.registry.BuildInfo;
import io.jenkins.plugins.mlops.engine.registry.Decisions;
import java.io.IOException;
import java.util.List;

/** Removes an alias. */
final class Removal implements AliasChange {
    private final ModelPage model;
    private final String alias;

    Removal(ModelPage model, AliasForm form) {
        this.model = model;
        this.alias = form.getAlias().trim();
    }

    @Override
    public String question() {
        return Messages.Removal_question(alias, model.getName());
    }

    @Override
    public List<String> plan(Decisions decisions) throws IOException {
        Decisions.checkAlias(alias);
        Integer now = model.getAliases().get(alias);
        // Where there is none, making the change says so.
        return now == null ? List.of() : List.of(Messages.Removal_removed(alias, now, model.getName()));
    }

    @Override
    public void make(Decisions decisions, By by) throws IOException {
        decisions.unalias(alias, by.user(), BuildInfo.NONE, by.note());
    }
}
