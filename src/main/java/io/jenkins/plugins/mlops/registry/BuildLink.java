package io.jenkins.plugins.mlops.registry;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Job;
import io.jenkins.plugins.mlops.engine.registry.BuildInfo;
import java.nio.file.Files;
import jenkins.model.Jenkins;

/** A build that something came from. It becomes a link only where it is still there and the viewer may read its job. */
public final class BuildLink {
    private final BuildInfo build;
    private final String check;

    BuildLink(BuildInfo build) {
        this(build, null);
    }

    /** A check of a build: its page where that is there, else the build. */
    BuildLink(BuildInfo build, String check) {
        this.build = build;
        this.check = check != null && check.matches("[a-z0-9-]{1,100}") ? check : null;
    }

    /** Returns the text to show: the job and the number, with the check, or the address, or null. */
    @CheckForNull
    public String getText() {
        String text = build.name() == null ? build.url() : build.name();
        return text == null || check == null ? text : text + ", " + check;
    }

    /** From the root of Jenkins, or null. */
    @CheckForNull
    public String getUrl() {
        int sign = build.name() == null ? -1 : build.name().lastIndexOf(" #");
        String number = sign < 0 ? "" : build.name().substring(sign + 2);
        if (!number.matches("[1-9][0-9]{0,8}")) {
            return null;
        }
        Job<?, ?> job = job(build.name().substring(0, sign));
        // The build itself is not loaded: a page shows many. Its folder tells whether it is still there.
        if (job == null || !Files.isDirectory(job.getBuildDir().toPath().resolve(number))) {
            return null;
        }
        String url = job.getUrl() + number + "/";
        // Another job may bear the name by now, or the registry may have come from another Jenkins.
        if (build.url() == null || !build.url().endsWith(url)) {
            return null;
        }
        boolean page = check != null
                && Files.isDirectory(job.getBuildDir()
                        .toPath()
                        .resolve(number)
                        .resolve("mlops")
                        .resolve(check));
        return page ? url + "mlops/" + check + "/" : url;
    }

    private static Job<?, ?> job(String name) {
        try {
            return Jenkins.get().getItemByFullName(name, Job.class);
        } catch (RuntimeException x) { // the viewer may know that the job exists, and not more
            return null;
        }
    }
}
