package io.jenkins.plugins.mlops.engine.drift.significance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BinomialDrawTest {
    @Test
    void drawsHaveTheMomentsOfTheirLaw() {
        SplittableRandom random = new SplittableRandom(12);
        double[][] laws = {{1, 0.01}, {1, 0.5}, {7, 0.9}, {40, 0.02}, {2000, 0.004}, {5000, 0.5}, {3, 0.999}};
        for (double[] law : laws) {
            BinomialDraw draw = new BinomialDraw((long) law[0], law[1]);
            int count = 100_000;
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < count; i++) {
                int k = draw.next(random);
                sum += k;
                squares += (double) k * k;
            }
            double mean = law[0] * law[1];
            double variance = mean * (1 - law[1]);
            String name = law[0] + ", " + law[1];
            assertEquals(mean, sum / count, 5 * Math.sqrt(variance / count), name);
            assertEquals(variance, squares / count - sum / count * sum / count, 0.05 * variance + 1e-4, name);
        }
    }
}
