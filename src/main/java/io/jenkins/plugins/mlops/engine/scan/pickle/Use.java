package io.jenkins.plugins.mlops.engine.scan.pickle;

/** Permitted use of a global by a pickle. */
enum Use {
    /** Call it with anything, and make it. */
    CALL,
    /** Name it, or make an empty one of it without running its constructor. */
    MAKE,
    /** Call it with arguments that {@link CallJudge} understands; nothing else. */
    CHECKED,
    /** Nothing; it was reported where it was named. */
    NONE
}
