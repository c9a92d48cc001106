package io.jenkins.plugins.mlops.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A language is there as a whole or not at all: every message, every text of a page or form and every help has its translation, with the
 * same places for values, and no translation is left over. Languages are found by the names of files, so a new one needs no line here.
 * The texts of the report's scripts are held by text.test.js.
 */
class TranslationsTest {
    private static final Path RESOURCES = Project.root().resolve("src/main/resources");

    /** Before the ending: a language, and perhaps a country. */
    private static final Pattern TRANSLATED = Pattern.compile("(.+)_([a-z]{2}(?:_[A-Z]{2})?)\\.(properties|html)");

    private static final Pattern KEY = Pattern.compile("\\$\\{%([^}(]+)");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");
    private static final Pattern CODE = Pattern.compile("<code>");

    private final List<String> wrong = new ArrayList<>();

    @Test
    void germanIsThere() {
        assertTrue(languages().contains("de"), languages().toString());
    }

    @Test
    void everyMessageIsTranslated() {
        for (Path english : files(path -> name(path).equals("Messages.properties"))) {
            for (String language : languages()) {
                compare(texts(english), translation(english, language));
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyTextOfAPageIsTranslated() {
        for (Path page : files(path -> name(path).endsWith(".jelly"))) {
            Path english = page.resolveSibling(name(page).replace(".jelly", ".properties"));
            Map<String, String> texts = new LinkedHashMap<>();
            Matcher key = KEY.matcher(read(page));
            while (key.find()) {
                texts.put(key.group(1), key.group(1));
            }
            texts(english).forEach((name, text) -> {
                if (texts.replace(name, text) == null) {
                    wrong.add(english + ": no text of the page is " + name);
                }
            });
            for (String language : languages()) {
                compare(texts, translation(english, language));
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyHelpIsTranslated() {
        for (Path english :
                files(path -> isHelp(path) && !TRANSLATED.matcher(name(path)).matches())) {
            for (String language : languages()) {
                Path translated = translation(english, language);
                if (!Files.exists(translated)) {
                    wrong.add(translated + " is missing");
                } else if (count(CODE, read(translated)) != count(CODE, read(english))) {
                    wrong.add(translated + " names other values than the English help");
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void noTranslationIsLeftOver() {
        for (Path file : files(path -> TRANSLATED.matcher(name(path)).matches())) {
            Matcher name = TRANSLATED.matcher(name(file));
            assertTrue(name.matches());
            String of = name.group(1);
            List<String> originals = name.group(3).equals("html")
                    ? List.of(of + ".html")
                    : List.of(of.equals("Messages") ? "Messages.properties" : of + ".jelly");
            if (originals.stream().noneMatch(original -> Files.exists(file.resolveSibling(original)))) {
                wrong.add(file + " translates nothing: there is no " + originals.get(0));
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static boolean isHelp(Path path) {
        return name(path).startsWith("help") && name(path).endsWith(".html");
    }

    /** Compares the translated texts with those in English: no key more or less, and places for the same values. */
    private void compare(Map<String, String> english, Path file) {
        Map<String, String> translated = texts(file);
        english.forEach((key, text) -> {
            String other = translated.get(key);
            if (other == null || other.isBlank()) {
                wrong.add(file + ": no text for " + key);
            } else if (!shown(other).equals(shown(text))) {
                wrong.add(file + ": " + key + " has places " + shown(other) + ", in English " + shown(text));
            }
        });
        translated.keySet().stream()
                .filter(key -> !english.containsKey(key))
                .forEach(key -> wrong.add(file + ": nothing has the text " + key));
    }

    /** The numbers of the values that a message shows: what stands behind a single quote is no place, as MessageFormat reads it. */
    private static Set<String> shown(String message) {
        return PLACE.matcher(new MessageFormat(message).toPattern().replaceAll("'[^']*'", ""))
                .results()
                .map(place -> place.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static long count(Pattern pattern, String text) {
        return pattern.matcher(text).results().count();
    }

    private static Path translation(Path english, String language) {
        return english.resolveSibling(name(english).replaceFirst("(\\.\\w+)$", "_" + language + "$1"));
    }

    /** Keys and texts of a file; none where there is no file. */
    private Map<String, String> texts(Path file) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (Files.exists(file)) {
            Properties properties = new Properties() {
                private static final long serialVersionUID = 1;

                @Override
                public synchronized Object put(Object key, Object text) {
                    if (texts.put((String) key, (String) text) != null) {
                        wrong.add(file + ": " + key + " is there twice");
                    }
                    return null;
                }
            };
            try {
                properties.load(new StringReader(read(file)));
            } catch (IOException x) {
                throw new UncheckedIOException(x);
            }
        }
        return texts;
    }

    /** The text of a file, which has to be UTF-8. */
    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException x) {
            throw new UncheckedIOException(file.toString(), x);
        }
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    private static Set<String> languages() {
        return files(path -> true).stream()
                .map(path -> TRANSLATED.matcher(name(path)))
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> files(Predicate<Path> wanted) {
        try (Stream<Path> all = Files.walk(RESOURCES)) {
            return all.filter(Files::isRegularFile).filter(wanted).sorted().collect(Collectors.toList());
        } catch (IOException x) {
            throw new UncheckedIOException(x);
        }
    }
}
