package io.jenkins.plugins.mlops.engine.registry.oci;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.OciName;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the models of an OCI registry are: {@code oci://host[:port]/repository}, each model a repository below. It is spoken to over https; over http only
 * on this machine, or when {@code oci+http} says so, and then without credentials.
 *
 * @param base scheme, host and port, without a slash at its end
 * @param repository above those of the models, for example {@code team/models}
 */
public record OciAddress(URI base, String repository) {
    private static final Pattern FORM =
            Pattern.compile("(?i)oci(\\+http|\\+https)?://([a-z0-9.-]+|\\[[0-9a-f:.]+\\])(:[0-9]{1,5})?/(.+)");
    private static final Pattern REPOSITORY =
            Pattern.compile("[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*");

    /** Tells whether a text is meant to be such an address. */
    public static boolean isMeant(String text) {
        return text.matches("(?i)oci(\\+https?)?:.*");
    }

    /**
     * Reads an address.
     *
     * @throws BadInputException in one line, without repeating what may be a password
     */
    public static OciAddress parse(String text) {
        String plain = text.strip().replaceAll("/+$", "");
        if (plain.indexOf('@') >= 0) {
            throw new BadInputException("the registry's address must not hold a user, a password or a digest; set "
                    + OciCredentials.VARIABLES);
        }
        Matcher form = FORM.matcher(plain);
        if (!form.matches()) {
            throw new BadInputException("the registry's address has to be oci://HOST/REPOSITORY, for example"
                    + " oci://registry.example.org/team/models");
        }
        String repository = form.group(4);
        if (!REPOSITORY.matcher(repository).matches() || repository.length() > 120) {
            throw new BadInputException("the repository of an OCI registry has at most 120 lower-case letters, digits,"
                    + " and single . _ - / between them, found \"" + repository.replaceAll("\\p{Cntrl}", "?")
                    + "\"; a tag is not given, versions get their own");
        }
        String host = form.group(2).toLowerCase(Locale.ROOT);
        String asked = form.group(1) == null ? "" : form.group(1).toLowerCase(Locale.ROOT);
        String scheme = asked.isEmpty() ? (isLoopback(host) ? "http" : "https") : asked.substring(1);
        String port = form.group(3) == null ? "" : form.group(3);
        return new OciAddress(URI.create(scheme + "://" + host + port), repository);
    }

    /** Tells whether a host is this machine, by its name alone: nothing is looked up. */
    static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.equals("[::1]")
                || host.matches("127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}");
    }

    /** Tells whether credentials may go to an address: only encrypted, or to this machine. */
    static boolean isPrivate(URI address) {
        return "https".equalsIgnoreCase(address.getScheme())
                || address.getHost() != null && isLoopback(address.getHost().toLowerCase(Locale.ROOT));
    }

    /** Tells whether an address is at this registry. */
    boolean holds(URI address) {
        return base.getScheme().equalsIgnoreCase(address.getScheme())
                && base.getRawAuthority().equalsIgnoreCase(address.getRawAuthority());
    }

    /** The repository of a model. */
    String of(ModelName name) {
        return repository + "/" + OciName.REPOSITORY.of(name);
    }

    /** An address of the registry's interface. */
    URI at(String path) {
        return URI.create(base + "/v2/" + path);
    }

    @Override
    public String toString() {
        return "oci://" + base.getRawAuthority() + "/" + repository;
    }
}
