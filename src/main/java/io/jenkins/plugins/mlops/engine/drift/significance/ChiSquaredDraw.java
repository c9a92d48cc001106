package io.jenkins.plugins.mlops.engine.drift.significance;

import java.util.SplittableRandom;

/** Draws from the chi-squared law: twice a gamma variable by the squeeze of Marsaglia and Tsang (2000). */
final class ChiSquaredDraw {
    private final boolean boosted;
    private final double shape;
    private final double d;
    private final double c;

    ChiSquaredDraw(int degrees) {
        shape = degrees / 2.0;
        boosted = shape < 1;
        d = (boosted ? shape + 1 : shape) - 1.0 / 3;
        c = 1 / Math.sqrt(9 * d);
    }

    double next(SplittableRandom random) {
        while (true) {
            double x = random.nextGaussian();
            double v = 1 + c * x;
            if (v <= 0) {
                continue;
            }
            v = v * v * v;
            double u = random.nextDouble();
            if (Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                double gamma = d * v;
                return 2 * (boosted ? gamma * Math.pow(random.nextDouble(), 1 / shape) : gamma);
            }
        }
    }
}
