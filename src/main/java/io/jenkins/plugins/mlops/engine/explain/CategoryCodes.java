package io.jenkins.plugins.mlops.engine.explain;

import io.jenkins.plugins.mlops.engine.model.Feature;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The codes of a feature's named categories. A name is looked for letter by letter. Where the data hold numbers, or a file cannot tell numbers
 * from texts (CSV), a number is also looked for by its value: tables of numbers with a gap write the category 10 as 10.0. A number with leading
 * zeros is a text of its own, and so is one that stands for several categories.
 */
final class CategoryCodes {
    /** Numbers without leading zeros, however they are written. */
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(0|[1-9][0-9]{0,300})(\\.[0-9]{1,300})?([eE][+-]?[0-9]{1,4})?");

    private static final int REMEMBERED = 100_000;

    private final Map<String, Double> codes = new HashMap<>();
    private final Map<BigDecimal, Double> numbers = new HashMap<>();

    /** @param byValue whether numbers are looked for by their value, too */
    CategoryCodes(Feature feature, boolean byValue) {
        List<String> names = new ArrayList<>(feature.categories());
        Set<BigDecimal> several = new HashSet<>();
        names.forEach(name -> codes.put(name, feature.code(name)));
        for (String name : names) {
            BigDecimal number = byValue ? number(name) : null;
            if (number != null && numbers.put(number, codes.get(name)) != null) {
                several.add(number);
            }
        }
        numbers.keySet().removeAll(several);
        boolean truth = names.stream().allMatch(name -> name.equals("true") || name.equals("false"));
        if (truth && byValue) {
            names.forEach(name -> {
                codes.putIfAbsent(name.toUpperCase(Locale.ROOT), feature.code(name));
                codes.putIfAbsent(
                        name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), feature.code(name));
            });
        }
    }

    /** The code of a category; -1 for one the model has never seen. */
    double code(String text) {
        Double known = codes.get(text);
        if (known != null) {
            return known;
        }
        BigDecimal number = numbers.isEmpty() ? null : number(text);
        Double code = number == null ? Double.valueOf(-1) : numbers.getOrDefault(number, -1.0);
        if (codes.size() < REMEMBERED) {
            codes.put(text, code);
        }
        return code;
    }

    private static BigDecimal number(String text) {
        return NUMBER.matcher(text).matches() ? new BigDecimal(text).stripTrailingZeros() : null;
    }
}
