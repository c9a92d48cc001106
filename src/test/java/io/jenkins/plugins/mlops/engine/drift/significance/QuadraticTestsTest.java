package io.jenkins.plugins.mlops.engine.drift.significance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scholz and Stephens' variance with its sums written out, where the code takes closed forms of them. */
class QuadraticTestsTest {
    @ParameterizedTest
    @CsvSource({"4, 4", "30, 69", "30, 70", "50, 51", "60, 75", "900, 350"})
    void andersonDarlingStandardised(long n, long m) {
        double all = n + m;
        double h = 0;
        double g = 0;
        double inner = 0; // the sum of 1 / j over j from i + 1 to N - 1
        for (long i = n + m - 1; i >= 1; i--) {
            h += 1.0 / i;
            g += inner / (all - i);
            inner += 1.0 / i;
        }
        double inverse = 1.0 / n + 1.0 / m;
        double k = 2;
        double a = (4 * g - 6) * (k - 1) + (10 - 6 * g) * inverse;
        double b = (2 * g - 4) * k * k + 8 * h * k + (2 * g - 14 * h - 4) * inverse - 8 * h + 4 * g - 6;
        double c = (6 * h + 2 * g - 2) * k * k + (4 * h - 4 * g + 6) * k + (2 * h - 6) * inverse + 4 * h;
        double d = (2 * h + 6) * k * k - 4 * h * k;
        double variance = (((a * all + b) * all + c) * all + d) / ((all - 1) * (all - 2) * (all - 3));
        double expected = (2.5 - 1) / Math.sqrt(variance);
        assertEquals(expected, QuadraticTests.standardised(2.5, n, m), 1e-12 * expected);
    }
}
