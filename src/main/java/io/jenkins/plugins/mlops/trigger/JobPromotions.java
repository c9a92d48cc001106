package io.jenkins.plugins.mlops.trigger;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Job;
import hudson.model.Queue;
import hudson.model.Run;
import hudson.model.queue.Tasks;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.registry.Registry;
import io.jenkins.plugins.mlops.engine.registry.RegistryEvent;
import io.jenkins.plugins.mlops.registry.EmbeddedRegistry;
import io.jenkins.plugins.mlops.registry.MlopsPermissions;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import jenkins.model.ParameterizedJobMixIn;

/**
 * The moves of an alias as one job sees them. An event is written down as open before its build is put into the queue, and is closed when the build has begun:
 * whenever Jenkins is killed, each event gets one build.
 */
final class JobPromotions {
    private static final Logger LOGGER = Logger.getLogger(JobPromotions.class.getName());
    private static final int QUIET_PERIOD_OF_THE_JOB = -1;

    private final Job<?, ?> job;
    private final ModelPromotedTrigger trigger;
    private final QueuedPromotions queued;
    private final PromotionStateFile file;

    JobPromotions(Job<?, ?> job, ModelPromotedTrigger trigger, QueuedPromotions queued) {
        this.job = job;
        this.trigger = trigger;
        this.queued = queued;
        this.file = new PromotionStateFile(job);
    }

    /** Remembers where the log of the model ends, unless that is known already. */
    PromotionState begin() throws IOException {
        int last = registry().lastEvent(trigger.model());
        return file.change(state -> {
            if (state == null || !state.isOf(trigger)) {
                return PromotionState.at(trigger, last);
            }
            if (state.seen() > last) {
                log("the registry has fewer events than before; moves of the alias count from now on");
                return PromotionState.at(trigger, last);
            }
            return state;
        });
    }

    /**
     * Starts what there is to start.
     *
     * @param first whether nothing has been looked at since Jenkins was started
     */
    void check(boolean first) throws IOException {
        PromotionState state = takeNew(begin());
        if (first) {
            cancelWhatHasBegun();
        }
        if (state == null || state.open().isEmpty()) {
            return;
        }
        List<RegistryEvent> events =
                registry().eventsAfter(trigger.model(), state.open().firstKey() - 1);
        for (RegistryEvent event : events) {
            Integer oldest = state.open().get(event.number());
            if (oldest != null) {
                start(event, oldest);
            }
        }
    }

    /** Returns null when the trigger has been taken away meanwhile, and what it had seen with it. */
    @CheckForNull
    private PromotionState takeNew(PromotionState state) throws IOException {
        Map<Integer, Integer> more = new TreeMap<>();
        int newest = state.seen();
        for (RegistryEvent event : registry().eventsAfter(trigger.model(), newest)) {
            newest = event.number();
            if (event.version() > 0 && trigger.getAlias().equals(event.alias())) {
                more.put(newest, job.getNextBuildNumber());
            }
        }
        if (newest == state.seen()) {
            return state;
        }
        int last = newest;
        return file.change(now -> now == null ? null : now.with(last, more));
    }

    /** The queue on the disk may be older than the history: what has begun since must not begin again. */
    private void cancelWhatHasBegun() throws IOException {
        Queue queue = Jenkins.get().getQueue();
        for (Queue.Item item : queue.getItems((Queue.Task) job)) {
            boolean waits = false;
            List<PromotionCause> causes = PromotionCause.among(item.getCauses());
            for (PromotionCause cause : causes) {
                waits |= !hasBegun(cause);
            }
            if (!causes.isEmpty() && !waits) {
                queue.cancel(item);
            }
        }
    }

    private boolean isUnderWay(PromotionCause cause) throws IOException {
        return queued.contains(job, cause)
                || hasBegun(cause)
                || Jenkins.get().getQueue().getItems((Queue.Task) job).stream()
                        .anyMatch(item -> isAmong(cause, item.getCauses()));
    }

    private boolean hasBegun(PromotionCause cause) {
        for (Run<?, ?> run = job.getLastBuild();
                run != null && run.getNumber() >= cause.oldest();
                run = run.getPreviousBuild()) {
            if (isAmong(cause, run.getCauses())) {
                PromotionCheck.get().close(job, cause);
                return true;
            }
        }
        return false;
    }

    private static boolean isAmong(PromotionCause cause, List<Cause> causes) {
        return PromotionCause.among(causes).stream().anyMatch(cause::isSame);
    }

    private void start(RegistryEvent event, int oldest) throws IOException {
        PromotionCause cause;
        try {
            cause = new PromotionCause(event, registry().version(trigger.model(), event.version()), oldest);
        } catch (BadInputException x) {
            file.change(state -> state.without(event.number()));
            log("not started for event " + event.number() + ": " + x.getMessage());
            return;
        }
        if (isUnderWay(cause)) {
            return;
        }
        if (!maySeeModels()) {
            PromotionCheck.get().close(job, cause);
            log("not started: " + cause.getShortDescription()
                    + ", but its builds run as a user without the permission MLOps/View");
            return;
        }
        queued.add(job, cause);
        Queue.Item item = ParameterizedJobMixIn.scheduleBuild2(
                job, QUIET_PERIOD_OF_THE_JOB, new CauseAction(cause), PromotedParameters.of(cause, job));
        if (item == null) {
            PromotionCheck.get().close(job, cause);
            log("not started: " + cause.getShortDescription() + ", but the job is disabled, or the queue refused it");
        }
    }

    /** A build of a job runs as the user that access control for builds says, or as SYSTEM, which may. */
    private boolean maySeeModels() {
        try (ACLContext as = ACL.as2(Tasks.getAuthenticationOf2((Queue.Task) job))) {
            return Jenkins.get().hasPermission(MlopsPermissions.VIEW);
        }
    }

    private void log(String text) {
        LOGGER.log(Level.WARNING, "modelPromoted of {0}: {1}", new Object[] {job.getFullName(), text});
    }

    private static Registry registry() throws IOException {
        return EmbeddedRegistry.get().open();
    }
}
