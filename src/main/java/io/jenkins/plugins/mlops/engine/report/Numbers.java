package io.jenkins.plugins.mlops.engine.report;

import io.jenkins.plugins.mlops.engine.NumberText;

/** Numbers for a reader. */
final class Numbers {
    private Numbers() {}

    /** Whole numbers in full, others to six significant digits without an exponent where that stays short; other values as they are. */
    static String text(Object value) {
        return value instanceof Double number ? NumberText.of(number, 6) : String.valueOf(value);
    }
}
