package io.jenkins.plugins.mlops.engine.registry;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.OptionName;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/** Files that monitoring finds beside a model in its version, by their names. */
public final class Companions {
    /** The frozen baseline of the data the model was trained on, as {@code mlops monitor --freeze} writes it. */
    public static final String BASELINE = "baseline.json";

    /** Which column is the prediction, the label, the time and so on. */
    public static final String ROLES = "roles.json";

    private final Registry registry;
    private final ModelVersion version;

    public Companions(Registry registry, ModelVersion version) {
        this.registry = registry;
        this.version = version;
    }

    /**
     * The file of a name in any folder of the version, read once to be sure that it is what was registered.
     *
     * @return its place in the registry, not to be changed; null when the version has none
     * @throws BadInputException when it has several
     * @throws RegistryDamage when it is not what was registered
     */
    public Path find(String name) throws IOException {
        FileEntry found = entry(version, name);
        if (found == null) {
            return null;
        }
        try (InputStream in = registry.read(version, found.path())) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return registry.layout.blob(found.digest());
    }

    /**
     * The entry of the file of a name, in any folder of a version.
     *
     * @return null when the version has none
     * @throws BadInputException when it has several
     */
    public static FileEntry entry(ModelVersion version, String name) {
        List<FileEntry> found = called(name, version.files());
        if (found.size() > 1) {
            throw new BadInputException(version.uri() + " has several files " + name + " ("
                    + found.get(0).path() + ", " + found.get(1).path() + "); register one of them");
        }
        return found.isEmpty() ? null : found.get(0);
    }

    /** The files of a name, in any folder. */
    public static List<FileEntry> called(String name, List<FileEntry> files) {
        return files.stream()
                .filter(file -> file.path().equals(name) || file.path().endsWith('/' + name))
                .toList();
    }

    /** The document of the version itself, which holds the model's signature; not to be changed. */
    public Path document() {
        return registry.layout.version(new ModelName(version.name()), version.number());
    }

    /**
     * The baseline.
     *
     * @throws BadInputException when the version has none
     */
    public Path baseline() throws IOException {
        Path baseline = find(BASELINE);
        if (baseline == null) {
            throw new BadInputException(missing(version));
        }
        return baseline;
    }

    /** Says in one line that a version has no baseline, and what to do. */
    public static String missing(ModelVersion version) {
        return version.uri() + " was registered without a baseline; freeze one ("
                + (OptionName.isParameter() ? "freeze of monitorModel: " : "mlops monitor --freeze ") + BASELINE
                + ") and register it beside the model";
    }
}
