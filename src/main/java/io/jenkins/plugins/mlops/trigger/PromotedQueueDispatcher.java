package io.jenkins.plugins.mlops.trigger;

import hudson.Extension;
import hudson.model.Queue;
import hudson.model.queue.CauseOfBlockage;
import hudson.model.queue.QueueTaskDispatcher;

/** Holds what was in the queue before Jenkins was started, until it is known that it has not begun yet: the queue that a killed Jenkins left may be old. */
@Extension
public final class PromotedQueueDispatcher extends QueueTaskDispatcher {
    @Override
    public CauseOfBlockage canRun(Queue.Item item) {
        boolean waits = !PromotionCause.among(item.getCauses()).isEmpty()
                && !PromotionCheck.get().isReady();
        return waits ? new NotReady() : null;
    }

    private static final class NotReady extends CauseOfBlockage {
        @Override
        public String getShortDescription() {
            return Messages.PromotedQueueDispatcher_waits();
        }
    }
}
