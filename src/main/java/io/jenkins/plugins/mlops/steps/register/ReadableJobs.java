package io.jenkins.plugins.mlops.steps.register;

import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.SecurityRealm;
import io.jenkins.plugins.mlops.request.CheckRequest;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/**
 * The jobs whose results a step names and its build may read. What a build may read is what the user may as whom it runs; one that nothing makes run as a user may
 * read what everybody may who is logged in, for it must not show to those who configure it what they cannot see.
 */
public final class ReadableJobs implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Full names by the name that the step uses. */
    private final HashMap<String, String> names = new HashMap<>();

    /** Looks for the jobs; has to be called where a build runs under its own authentication. */
    public static ReadableJobs ofThisThread(CheckRequest request, Run<?, ?> run) {
        ReadableJobs readable = new ReadableJobs();
        Stream.of("requires", "dataset")
                .flatMap(option -> request.option(option).stream())
                .filter(ResultAddress::isOne)
                .forEach(name -> readable.look(name.substring(0, name.indexOf('#')), run.getParent()));
        return readable;
    }

    private void look(String name, Job<?, ?> asking) {
        if (List.of(asking.getName(), asking.getFullName(), "/" + asking.getFullName())
                .contains(name)) {
            names.put(name, asking.getFullName());
            return;
        }
        Authentication user = Jenkins.getAuthentication2();
        if (user.equals(ACL.SYSTEM2)) {
            user = new UsernamePasswordAuthenticationToken(
                    "authenticated", "", List.of(SecurityRealm.AUTHENTICATED_AUTHORITY2));
        }
        try (ACLContext context = ACL.as2(user)) {
            Job<?, ?> job = Jenkins.get().getItem(name, asking.getParent(), Job.class);
            if (job != null && job.hasPermission(Item.READ)) {
                names.put(name, job.getFullName());
            }
        } catch (AccessDeniedException x) {
            return; // it may be discovered and not be read: the same as if it were not there
        }
    }

    /** The job of a name, or null when there is none that the build may read. */
    Job<?, ?> job(String name) {
        String found = names.get(name);
        return found == null ? null : Jenkins.get().getItemByFullName(found, Job.class);
    }
}
