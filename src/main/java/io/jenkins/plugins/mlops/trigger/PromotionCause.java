package io.jenkins.plugins.mlops.trigger;

import hudson.model.Cause;
import io.jenkins.plugins.mlops.engine.registry.ModelVersion;
import io.jenkins.plugins.mlops.engine.registry.RegistryEvent;
import java.util.List;
import java.util.stream.Collectors;
import org.kohsuke.stapler.export.Exported;

/** Says which move of an alias started a build. Stored with the build, and with the queue. */
public final class PromotionCause extends Cause {
    private final String model;
    private final String alias;
    private final int version;
    private final String digest;
    private final int event;
    private final int oldest;

    /** @param oldest number that the job's next build had when the event was seen: an older build was not started by it */
    PromotionCause(RegistryEvent event, ModelVersion version, int oldest) {
        this.model = version.name();
        this.alias = event.alias();
        this.version = version.number();
        this.digest = version.digest();
        this.event = event.number();
        this.oldest = oldest;
    }

    @Exported
    public String getModel() {
        return model;
    }

    @Exported
    public String getAlias() {
        return alias;
    }

    @Exported
    public int getVersion() {
        return version;
    }

    /** Returns the digest of the version's manifest. */
    @Exported
    public String getDigest() {
        return digest;
    }

    /** Returns the number of the event in the log of the model. */
    @Exported
    public int getEvent() {
        return event;
    }

    int oldest() {
        return oldest;
    }

    /** Tells whether two are about the same event. */
    boolean isSame(PromotionCause other) {
        return event == other.event && alias.equals(other.alias) && model.equals(other.model);
    }

    @Override
    public String getShortDescription() {
        return Messages.PromotionCause_text(alias, model, String.valueOf(version));
    }

    /** The causes of this kind among others. */
    static List<PromotionCause> among(List<Cause> causes) {
        return causes.stream()
                .filter(PromotionCause.class::isInstance)
                .map(PromotionCause.class::cast)
                .collect(Collectors.toList());
    }
}
