package io.jenkins.plugins.mlops.trigger;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Job;
import hudson.model.PeriodicWork;
import hudson.security.ACL;
import hudson.security.ACLContext;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import jenkins.model.ParameterizedJobMixIn;
import jenkins.util.Timer;

/**
 * Looks through the jobs that wait for an alias: as soon as Jenkins itself has moved one, and every minute, because the command line may work on the registry,
 * too, and Jenkins may have been stopped between a move and the start of a job.
 */
@Extension
public final class PromotionCheck extends PeriodicWork {
    private static final Logger LOGGER = Logger.getLogger(PromotionCheck.class.getName());
    /** For so long after a trigger was stopped, checks look for what it left: the job may not have been stored at the first of them. */
    private static final long SWEEPING = TimeUnit.MINUTES.toNanos(3);

    private final QueuedPromotions queued = new QueuedPromotions();
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile boolean loaded;
    private volatile boolean first = true;
    /** When a trigger was stopped last; a job's own trigger is stopped before the job is without it. */
    private volatile long stopped = System.nanoTime();

    static PromotionCheck get() {
        return ExtensionList.lookupSingleton(PromotionCheck.class);
    }

    @Override
    public long getRecurrencePeriod() {
        return TimeUnit.MINUTES.toMillis(1);
    }

    @Override
    protected void doRun() {
        check();
    }

    /** All jobs are there, and the queue of before. */
    void load() {
        loaded = true;
        soon();
    }

    /** Tells whether what was queued before Jenkins was started has been looked at. */
    boolean isReady() {
        return !first;
    }

    /** Checks in a moment, and not in the thread that asks. */
    void soon() {
        if (asked.compareAndSet(false, true)) {
            Timer.get().submit(() -> {
                asked.set(false);
                check();
            });
        }
    }

    /** The next checks look for what triggers have left that are gone. */
    void sweep() {
        stopped = System.nanoTime();
        soon();
    }

    /** A job was changed, which may be the end of what began with a trigger that was stopped. */
    void updated() {
        if (isSweeping()) {
            soon();
        }
    }

    private boolean isSweeping() {
        return System.nanoTime() - stopped < SWEEPING;
    }

    void begin(Job<?, ?> job, ModelPromotedTrigger trigger) {
        told(job, new JobPromotions(job, trigger, queued)::begin);
    }

    /** The event of a cause needs no build any more: it has begun, or somebody took it out of the queue. */
    void close(Job<?, ?> job, PromotionCause cause) {
        told(job, () -> {
            new PromotionStateFile(job).change(state -> state == null ? null : state.without(cause));
            queued.remove(job, cause);
        });
    }

    private synchronized void check() {
        if (!loaded) {
            return;
        }
        try (ACLContext as = ACL.as2(ACL.SYSTEM2)) {
            boolean all = first || isSweeping();
            for (Job<?, ?> job : Jenkins.get().allItems(Job.class)) {
                ModelPromotedTrigger trigger = ParameterizedJobMixIn.getTrigger(job, ModelPromotedTrigger.class);
                if (trigger != null) {
                    told(job, () -> new JobPromotions(job, trigger, queued).check(first));
                } else if (all) {
                    told(job, new PromotionStateFile(job)::delete);
                }
            }
            first = false;
        }
    }

    private static void told(Job<?, ?> job, Work work) {
        try {
            work.run();
        } catch (IOException | RuntimeException x) { // the others have to be looked at all the same
            LOGGER.log(Level.WARNING, "modelPromoted of " + job.getFullName() + " has to wait", x);
        }
    }

    private interface Work {
        void run() throws IOException;
    }
}
