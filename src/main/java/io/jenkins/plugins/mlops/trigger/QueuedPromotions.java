package io.jenkins.plugins.mlops.trigger;

import hudson.model.Job;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Builds put into the queue since Jenkins was started: between the queue and the job's history there is a moment in which they are in neither. */
final class QueuedPromotions {
    private final Set<String> keys = ConcurrentHashMap.newKeySet();

    void add(Job<?, ?> job, PromotionCause cause) {
        keys.add(key(job, cause));
    }

    void remove(Job<?, ?> job, PromotionCause cause) {
        keys.remove(key(job, cause));
    }

    boolean contains(Job<?, ?> job, PromotionCause cause) {
        return keys.contains(key(job, cause));
    }

    private static String key(Job<?, ?> job, PromotionCause cause) {
        return String.join(
                "\n", job.getFullName(), cause.getModel(), cause.getAlias(), String.valueOf(cause.getEvent()));
    }
}
