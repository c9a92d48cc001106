package io.jenkins.plugins.mlops.registry;

import io.jenkins.plugins.mlops.engine.registry.RegistryEvent;
import java.util.Date;

/** An event as a page shows it. */
public final class EventRow {
    private final RegistryEvent event;

    EventRow(RegistryEvent event) {
        this.event = event;
    }

    public Date getWhen() {
        return Date.from(event.at());
    }

    public String getBy() {
        return event.by();
    }

    public String getNote() {
        return event.note();
    }

    public BuildLink getBuild() {
        return new BuildLink(event.build());
    }

    /** Returns the decision as a sentence. */
    public String getText() {
        switch (event.kind()) {
            case ALIAS:
                return event.from() == 0
                        ? Messages.EventRow_set(event.alias(), event.version())
                        : Messages.EventRow_moved(event.alias(), event.version(), event.from());
            case UNALIAS:
                return Messages.EventRow_removed(event.alias(), event.from());
            case PROMOTE:
                return event.from() == 0
                        ? Messages.EventRow_promotedFirst(event.alias(), event.version())
                        : Messages.EventRow_promoted(event.alias(), event.version(), event.from());
            case ROLLBACK:
                return Messages.EventRow_rolledBack(event.alias(), event.version(), event.from());
            case APPROVE:
                return Messages.EventRow_approved(event.version());
            default:
                return Messages.EventRow_rejected(event.version());
        }
    }
}
