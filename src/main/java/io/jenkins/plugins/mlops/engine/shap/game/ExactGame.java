package io.jenkins.plugins.mlops.engine.shap.game;

import io.jenkins.plugins.mlops.engine.model.Model;
import java.util.Arrays;

/**
 * Shapley values by their definition, over all coalitions. The game of a row is the mean of one game against each background row, in which a feature
 * with the same value on both sides takes no part: so 2^d rows are asked for, where d features differ.
 */
public final class ExactGame implements RowGame {
    /** Values of coalitions held at a time. */
    private static final int MOST_VALUES = 1 << 18;

    private final Background background;
    private final ModelBatch batch;
    private final int features;
    private final int outputs;
    private final boolean[] known;
    private final double[] worth;
    private final double[] whole;
    private final boolean[] all;
    private final int[] players;
    private final double[][] weights;
    /** Background rows whose games are asked for together. */
    private final int perRound;

    ExactGame(Model model, Background background) {
        this.background = background;
        this.batch = new ModelBatch(model);
        features = model.features().size();
        outputs = model.outputs();
        known = new boolean[features];
        perRound = Math.max(1, MOST_VALUES / outputs >> features);
        worth = new double[(perRound << features) * outputs];
        players = new int[features];
        whole = new double[outputs];
        all = new boolean[features];
        Arrays.fill(all, true);
        weights = new double[features + 1][];
        for (int d = 1; d <= features; d++) {
            weights[d] = weights(d);
        }
    }

    /** s! (d - s - 1)! / d! for coalitions of s among d players. */
    private static double[] weights(int d) {
        double[] weights = new double[d];
        double choose = 1;
        for (int s = 0; s < d; s++) {
            weights[s] = 1 / (d * choose);
            choose = choose * (d - 1 - s) / (s + 1);
        }
        return weights;
    }

    @Override
    public void play(double[] row, long number, double[] phi, double[] squaredErrors) {
        Arrays.fill(phi, 0);
        Arrays.fill(squaredErrors, 0);
        batch.add(row, row, all, whole, 0);
        batch.flush(whole);
        int rows = background.rows().size();
        for (int from = 0; from < rows; from += perRound) {
            int to = Math.min(rows, from + perRound);
            for (int z = from; z < to; z++) {
                ask(row, z, z - from);
            }
            batch.flush(worth);
            for (int z = from; z < to; z++) {
                share(row, z, (z - from) << features, phi);
            }
        }
        for (int i = 0; i < phi.length; i++) {
            phi[i] /= rows;
        }
    }

    /** The features in which a row differs from a background row, at the front of {@link #players}. */
    private int players(double[] row, double[] other) {
        int d = 0;
        for (int f = 0; f < features; f++) {
            if (Background.differ(row[f], other[f])) {
                players[d++] = f;
            }
        }
        return d;
    }

    private void ask(double[] row, int z, int slot) {
        double[] other = background.rows().get(z);
        int d = players(row, other);
        int at = slot << features;
        int last = (1 << d) - 1;
        for (int k = 0; k < outputs; k++) {
            worth[at * outputs + k] = background.margin(z, k);
            worth[(at + last) * outputs + k] = d == 0 ? background.margin(z, k) : whole[k];
        }
        for (int coalition = 1; coalition < last; coalition++) {
            for (int i = 0; i < d; i++) {
                known[players[i]] = (coalition >> i & 1) != 0;
            }
            batch.add(row, other, known, worth, at + coalition);
        }
    }

    private void share(double[] row, int z, int at, double[] phi) {
        int d = players(row, background.rows().get(z));
        for (int i = 0; i < d; i++) {
            share(i, d, at, phi);
        }
    }

    private void share(int player, int d, int at, double[] phi) {
        int bit = 1 << player;
        for (int coalition = 0; coalition < 1 << d; coalition++) {
            if ((coalition & bit) == 0) {
                double weight = weights[d][Integer.bitCount(coalition)];
                for (int k = 0; k < outputs; k++) {
                    phi[k * features + players[player]] += weight
                            * (worth[(at + (coalition | bit)) * outputs + k] - worth[(at + coalition) * outputs + k]);
                }
            }
        }
    }
}
