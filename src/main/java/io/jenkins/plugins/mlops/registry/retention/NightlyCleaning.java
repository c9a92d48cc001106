package io.jenkins.plugins.mlops.registry.retention;

import hudson.Extension;
import hudson.model.AsyncPeriodicWork;
import hudson.model.TaskListener;
import io.jenkins.plugins.mlops.config.MlopsConfiguration;
import io.jenkins.plugins.mlops.engine.registry.Cleaning;
import io.jenkins.plugins.mlops.registry.EmbeddedRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Removes surplus versions from the registry inside Jenkins once a day, where the configuration says how many stay. */
@Extension
public final class NightlyCleaning extends AsyncPeriodicWork {
    private static final Logger LOGGER = Logger.getLogger(NightlyCleaning.class.getName());

    /** A build that registered a version may still be about to promote it. */
    private static final Duration GRACE = Duration.ofDays(1);

    public NightlyCleaning() {
        super("MLOps registry cleaning");
    }

    @Override
    public long getRecurrencePeriod() {
        return TimeUnit.DAYS.toMillis(1);
    }

    @Override
    public void execute(TaskListener listener) throws IOException {
        clean(GRACE, listener);
    }

    /**
     * Says which versions go, in the log of this work and in that of Jenkins, before they go.
     *
     * @param grace versions and files younger than this stay
     */
    public void clean(Duration grace, TaskListener listener) throws IOException {
        int keep = MlopsConfiguration.get().getKeep();
        if (keep == 0) {
            return;
        }
        Cleaning cleaning = Cleaning.of(grace).keeping(keep, "SYSTEM").saying(line -> {
            listener.getLogger().println(line);
            LOGGER.log(Level.INFO, "The registry {0}", line);
        });
        listener.getLogger()
                .println(cleaning.sentence(
                        EmbeddedRegistry.get().open().maintenance().gc(cleaning)));
    }
}
