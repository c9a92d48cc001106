package io.jenkins.plugins.mlops.engine.scan.pickle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The globals that honest models of the known frameworks name. Read from {@code allowed-globals.txt}
 * (by hand), {@code allowed-classes.txt} (by src/test/fixtures/make_allowlist.py) and {@code allowed-moved.txt}: a module and its names a line;
 * {@code name} may be made or passed on, {@code name()} may also be called, {@code name?} only with checked arguments. A module that ends
 * in {@code .**} stands for itself and everything under it: frameworks move classes between submodules, and an exact class name in any
 * of them is the class itself.
 */
final class AllowList {
    /** Submodules that hold other things than the framework's own classes. */
    private static final Pattern ASIDE = Pattern.compile(
            "(^|\\.)(tests?|conftest|examples|sandbox|externals|_?testing|__main__|datasets|_vendor\\w*)(\\.|$)");

    /** The built-in list. */
    static final AllowList BUILT_IN = load();

    private final Map<String, Map<String, Use>> exact = new HashMap<>();
    private final Map<String, Map<String, Use>> below = new HashMap<>();

    private AllowList() {}

    private static AllowList load() {
        AllowList list = new AllowList();
        list.read("allowed-globals.txt");
        list.read("allowed-classes.txt");
        list.read("allowed-moved.txt");
        return list;
    }

    private void read(String resource) {
        try (InputStream in = AllowList.class.getResourceAsStream(resource);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank() && line.charAt(0) != '#') {
                    add(line.strip().split("\\s+"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String[] words) {
        boolean tree = words[0].endsWith(".**");
        String module = tree ? words[0].substring(0, words[0].length() - 3) : words[0];
        Map<String, Use> names = (tree ? below : exact).computeIfAbsent(module, key -> new HashMap<>());
        for (int i = 1; i < words.length; i++) {
            String word = words[i];
            if (word.endsWith("()")) {
                names.put(word.substring(0, word.length() - 2), Use.CALL);
            } else if (word.endsWith("?")) {
                names.put(word.substring(0, word.length() - 1), Use.CHECKED);
            } else {
                names.putIfAbsent(word, Use.MAKE);
            }
        }
    }

    /** Returns the permitted use of a global; {@link Use#NONE} for one that is not on the list. */
    Use use(String module, String name) {
        Map<String, Use> names = exact.get(module);
        Use use = names == null ? null : names.get(name);
        if (use != null) {
            return use;
        }
        if (ASIDE.matcher(module).find()) {
            return Use.NONE;
        }
        for (int end = module.length(); end > 0; end = module.lastIndexOf('.', end - 1)) {
            Map<String, Use> tree = below.get(module.substring(0, end));
            Use found = tree == null ? null : tree.get(name);
            if (found != null) {
                return found;
            }
        }
        return Use.NONE;
    }
}
