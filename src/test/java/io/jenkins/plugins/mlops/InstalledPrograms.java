package io.jenkins.plugins.mlops;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of this machine that some tests need. None is downloaded. */
public final class InstalledPrograms {
    private InstalledPrograms() {}

    /**
     * The program that a system property names, or an environment variable: {@code MLOPS_NODE} for {@code mlops.node}.
     *
     * @throws IllegalArgumentException when it cannot be run: what is named is a mistake then, and no reason to test nothing
     */
    public static Optional<Path> named(String property) {
        String variable = property.toUpperCase(Locale.ROOT).replace('.', '_');
        String name = System.getProperty(property, System.getenv(variable));
        if (name == null || name.isBlank()) {
            return Optional.empty();
        }
        Path program = Path.of(name);
        if (!Files.isExecutable(program)) {
            throw new IllegalArgumentException("-D" + property + " or " + variable + " names no program: " + name);
        }
        return Optional.of(program);
    }

    /** All programs of these names, in the order of {@code PATH}. */
    public static List<Path> inPath(String... names) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> Stream.of(names).map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .toList();
    }

    /** Chromium or Chrome: the one that {@code mlops.chromium} names, or the first in {@code PATH}. */
    public static Optional<Path> chromium() {
        return named("mlops.chromium")
                .or(() ->
                        inPath("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
                                .stream()
                                .findFirst());
    }
}
