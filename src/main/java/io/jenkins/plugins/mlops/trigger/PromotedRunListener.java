package io.jenkins.plugins.mlops.trigger;

import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Notes that the build of a promotion has begun. The build is on the disk with its cause by then, so it is found whatever happens next. */
@Extension
public final class PromotedRunListener extends RunListener<Run<?, ?>> {
    private static final Logger LOGGER = Logger.getLogger(PromotedRunListener.class.getName());

    @Override
    public void onStarted(Run<?, ?> run, TaskListener listener) {
        List<PromotionCause> causes = PromotionCause.among(run.getCauses());
        if (causes.isEmpty()) {
            return;
        }
        try {
            run.save();
        } catch (IOException x) { // then a check after a restart finds out whether it is there
            LOGGER.log(Level.WARNING, "The beginning of " + run.getFullDisplayName() + " could not be stored", x);
            return;
        }
        causes.forEach(cause -> PromotionCheck.get().close(run.getParent(), cause));
    }
}
