package io.jenkins.plugins.mlops.engine.registry;

import io.jenkins.plugins.mlops.engine.Digests;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a model where OCI allows few characters. A name that fits is taken as it is; any other becomes what is left of it, a mark that no fitting name
 * holds, and half of its SHA-256 digest, so that two models never meet.
 */
public enum OciName {
    /** In a reference of an image layout (OCI image specification, annotation {@code org.opencontainers.image.ref.name}). */
    REFERENCE("[A-Za-z0-9]+(?:(?:[-._]|--)[A-Za-z0-9]+)*", "+"),
    /** As the last part of a repository of a registry (OCI distribution specification). */
    REPOSITORY("[a-z0-9]+(?:(?:\\.|_|-+)[a-z0-9]+)*", "__");

    private static final int LONGEST = 100;

    private final Pattern form;
    private final String mark;

    OciName(String form, String mark) {
        this.form = Pattern.compile(form);
        this.mark = mark;
    }

    /** Returns the name of a model in this place. */
    public String of(ModelName name) {
        if (name.text().length() <= LONGEST && form.matcher(name.text()).matches()) {
            return name.text();
        }
        String digest = Digests.hex(Digests.of(name.text().getBytes(StandardCharsets.UTF_8)));
        String left = name.text().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        left = left.substring(0, Math.min(40, left.length())).replaceAll("^-|-$", "");
        return (left.isEmpty() ? "model" : left) + mark + digest.substring(0, 32);
    }

    /** Tells whether this is a name that holds a digest, so that the model's own name has to be looked up. */
    public boolean isShort(String name) {
        return name.contains(mark);
    }
}
