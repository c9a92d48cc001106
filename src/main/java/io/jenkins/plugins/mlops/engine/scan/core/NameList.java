package io.jenkins.plugins.mlops.engine.scan.core;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** A list of exact names in a resource: words between white space, lines that start with {@code #} are comments. */
public final class NameList {
    private final Set<String> names;

    private NameList(Set<String> names) {
        this.names = names;
    }

    /** Reads the list beside a class. */
    public static NameList of(Class<?> beside, String resource) {
        Set<String> names = new HashSet<>();
        try (InputStream in = beside.getResourceAsStream(resource);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank() && line.charAt(0) != '#') {
                    names.addAll(Arrays.asList(line.strip().split("\\s+")));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new NameList(names);
    }

    /** Tells whether the name is on the list, letter by letter. */
    public boolean has(String name) {
        return names.contains(name);
    }
}
