package io.jenkins.plugins.mlops.engine.registry;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Aliases, approvals, promotion and rollback of one model: each is an event. */
@SuppressWarnings("try") // locks are held, not used
public final class Decisions {
    private final Registry registry;
    private final ModelName name;

    Decisions(Registry registry, ModelName name) {
        this.registry = registry;
        this.name = name;
    }

    /**
     * Refuses what cannot be an alias.
     *
     * @throws BadInputException in one line
     */
    public static void checkAlias(String alias) {
        Aliases.check(alias);
    }

    /** Points an alias at a version. Pointing it where it points already adds no event. */
    public void alias(String alias, int version, String by, BuildInfo build, String note) throws IOException {
        change(Aliases.check(alias), version, (events, from) -> {
            if (from != version) {
                registry.log(name)
                        .append(
                                new RegistryEvent.Change(RegistryEvent.Kind.ALIAS, alias, version, from),
                                new RegistryEvent.Decision(by, build, note));
            }
        });
    }

    /** Removes an alias. */
    public void unalias(String alias, String by, BuildInfo build, String note) throws IOException {
        change(Aliases.check(alias), 0, (events, from) -> {
            if (from == 0) {
                throw new BadInputException("the model " + name + " has no alias \"" + alias + "\"");
            }
            registry.log(name)
                    .append(
                            new RegistryEvent.Change(RegistryEvent.Kind.UNALIAS, alias, 0, from),
                            new RegistryEvent.Decision(by, build, note));
        });
    }

    /** Approves a version, or rejects it. */
    public void approve(int version, boolean approved, String by, BuildInfo build, String note) throws IOException {
        change(
                null,
                version,
                (events, from) -> registry.log(name)
                        .append(
                                new RegistryEvent.Change(
                                        approved ? RegistryEvent.Kind.APPROVE : RegistryEvent.Kind.REJECT,
                                        null,
                                        version,
                                        0),
                                new RegistryEvent.Decision(by, build, note)));
    }

    /** The newest word on a version: true approved, false rejected, null neither. */
    public Boolean approved(int version) throws IOException {
        Boolean approved = null;
        for (RegistryEvent event : registry.events(name)) {
            if (event.version() == version && event.kind() == RegistryEvent.Kind.APPROVE) {
                approved = true;
            } else if (event.version() == version && event.kind() == RegistryEvent.Kind.REJECT) {
                approved = false;
            }
        }
        return approved;
    }

    /** Compares a version with the one an alias points to, without changing anything. */
    public List<Comparison.Outcome> compare(String alias, int challenger, List<Comparison> comparisons)
            throws IOException {
        Integer champion = registry.aliases(name).get(Aliases.check(alias));
        ModelVersion fresh = registry.version(name, challenger);
        ModelVersion old = champion == null ? null : registry.version(name, champion);
        return Comparison.judge(comparisons, old == null ? null : old.metrics(), fresh.metrics());
    }

    /**
     * Moves an alias to a version when it holds its own in every comparison.
     *
     * @return the outcomes; the alias was moved when all of them hold
     */
    public List<Comparison.Outcome> promote(
            String alias, int version, List<Comparison> comparisons, String by, BuildInfo build, String note)
            throws IOException {
        List<Comparison.Outcome> outcomes = new ArrayList<>();
        change(Aliases.check(alias), version, (events, from) -> {
            if (from == version) {
                return;
            }
            outcomes.addAll(compare(alias, version, comparisons));
            if (outcomes.stream().allMatch(Comparison.Outcome::holds)) {
                registry.log(name)
                        .append(
                                new RegistryEvent.Change(RegistryEvent.Kind.PROMOTE, alias, version, from),
                                new RegistryEvent.Decision(by, build, note));
            }
        });
        return outcomes;
    }

    /**
     * Moves an alias back to the version it pointed to before.
     *
     * @return that version
     */
    public int rollback(String alias, String by, BuildInfo build, String note) throws IOException {
        Aliases.check(alias);
        int[] target = new int[1];
        change(Aliases.check(alias), 0, (events, from) -> {
            target[0] = before(events, alias);
            registry.log(name)
                    .append(
                            new RegistryEvent.Change(RegistryEvent.Kind.ROLLBACK, alias, target[0], from),
                            new RegistryEvent.Decision(by, build, note));
        });
        return target[0];
    }

    /**
     * Tells where {@link #rollback} would move an alias, without moving it.
     *
     * @return the version it pointed to before
     * @throws BadInputException when there is none, or it was removed
     */
    public int before(String alias) throws IOException {
        return before(registry.events(name), Aliases.check(alias));
    }

    private int before(List<RegistryEvent> events, String alias) throws IOException {
        int before = Aliases.before(events, alias);
        if (before == 0) {
            throw new BadInputException("the alias \"" + alias + "\" of " + name
                    + " pointed to no other version before; there is nothing to roll back to");
        }
        registry.version(name, before); // says so when it was removed
        return before;
    }

    private void change(String alias, int version, Change change) throws IOException {
        if (version != 0) {
            registry.version(name, version);
        }
        try (Locks.Release held = Locks.on(registry.layout.lock(name)).alone()) {
            if (version != 0) {
                registry.version(name, version); // a cleaning may have removed it before this was the lock's turn
            }
            List<RegistryEvent> events = registry.events(name);
            SortedMap<String, Integer> aliases = Aliases.replay(events);
            change.make(events, alias == null ? 0 : aliases.getOrDefault(alias, 0));
            List<RegistryEvent> after = registry.events(name);
            registry.disk.replace(registry.layout.aliases(name), Aliases.bytes(after.size(), Aliases.replay(after)));
        }
        if (alias != null) {
            registry.index().aliases(name, registry.indexed());
        }
    }

    private interface Change {
        void make(List<RegistryEvent> events, int from) throws IOException;
    }
}
