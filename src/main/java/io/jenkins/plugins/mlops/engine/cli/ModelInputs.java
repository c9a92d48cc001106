package io.jenkins.plugins.mlops.engine.cli;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.data.InputFile;
import io.jenkins.plugins.mlops.engine.data.InputFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a model that {@code --model} names.
 *
 * @param shown files by the names the user gave
 * @param inside the same by their paths within the model: relative to the folder given, or to the last folder in front of a glob
 */
record ModelInputs(SortedMap<String, Path> shown, SortedMap<String, Path> inside) {
    static ModelInputs of(InputFiles inputs, List<String> names) {
        SortedMap<String, Path> shown = new TreeMap<>();
        SortedMap<String, Path> inside = new TreeMap<>();
        for (String name : names) {
            String plain = name.replace('\\', '/').replaceAll("/+$", "");
            boolean folder = inputs.isFolder(name);
            String fixed = folder ? plain + "/" : plain.replaceAll("[*?\\[{].*$", "");
            String base = fixed.substring(0, fixed.lastIndexOf('/') + 1);
            for (InputFile file : folder ? inputs.below(plain) : inputs.resolve(List.of(name))) {
                String path = file.shown().replace('\\', '/');
                String relative = path.startsWith(base)
                        ? path.substring(base.length())
                        : path.substring(path.lastIndexOf('/') + 1);
                if (shown.put(path, file.path()) == null && inside.put(relative, file.path()) != null) {
                    throw new BadInputException("two files of the model would both be called \"" + relative
                            + "\"; give the folder that holds both");
                }
            }
        }
        return new ModelInputs(shown, inside);
    }

    /** The name of the whole for a reader. */
    static String title(List<String> names) {
        return String.join(", ", names);
    }
}
