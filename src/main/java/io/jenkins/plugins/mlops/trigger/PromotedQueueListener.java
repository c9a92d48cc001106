package io.jenkins.plugins.mlops.trigger;

import hudson.Extension;
import hudson.model.Job;
import hudson.model.Queue;
import hudson.model.queue.QueueListener;

/** Notes that somebody took the build of a promotion out of the queue: it is not put there again. */
@Extension
public final class PromotedQueueListener extends QueueListener {
    @Override
    public void onLeft(Queue.LeftItem item) {
        if (item.isCancelled() && item.getTask() instanceof Job<?, ?> job) {
            PromotionCause.among(item.getCauses())
                    .forEach(cause -> PromotionCheck.get().close(job, cause));
        }
    }
}
