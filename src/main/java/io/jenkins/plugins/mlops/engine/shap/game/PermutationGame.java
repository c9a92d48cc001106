package io.jenkins.plugins.mlops.engine.shap.game;

import io.jenkins.plugins.mlops.engine.model.Model;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Shapley values from random orders of the features, each walked through from both ends: the mean of what a feature changes when its turn comes
 * (Mitchell, Cooper, Frank and Holmes 2022). Where features act together in pairs at most, one order walked both ways gives the exact value. The
 * spread between the orders gives the standard error.
 */
public final class PermutationGame implements RowGame {
    private static final long SEED = 20_260_103;
    /** Values of coalitions held at a time. */
    private static final int MOST_VALUES = 2_000_000;

    private final Background background;
    private final ModelBatch batch;
    private final int features;
    private final int outputs;
    private final int pairs;
    private final boolean[] known;
    private final boolean[] all;
    private final double[] whole;
    /** Outputs of the model along one walk against every background row: by row, step and output. */
    private final double[] worth;

    private final int perRound;
    private final int[] place;
    private final double[] estimate;
    private final double[] squares;

    PermutationGame(Model model, Background background, int pairs) {
        this.background = background;
        this.batch = new ModelBatch(model);
        this.pairs = pairs;
        features = model.features().size();
        outputs = model.outputs();
        known = new boolean[features];
        all = new boolean[features];
        Arrays.fill(all, true);
        whole = new double[outputs];
        long walk = (long) (features + 1) * outputs;
        perRound = (int) Math.max(1, Math.min(background.rows().size(), MOST_VALUES / walk));
        worth = new double[Math.toIntExact(walk * perRound)];
        place = new int[(features + 1) * perRound];
        estimate = new double[features * outputs];
        squares = new double[features * outputs];
    }

    @Override
    public void play(double[] row, long number, double[] phi, double[] squaredErrors) {
        SplittableRandom random = new SplittableRandom(SEED + number);
        Arrays.fill(phi, 0);
        Arrays.fill(squares, 0);
        batch.add(row, row, all, whole, 0);
        batch.flush(whole);
        int[] order = new int[features];
        Arrays.setAll(order, f -> f);
        for (int pair = 1; pair <= pairs; pair++) {
            shuffle(order, random);
            Arrays.fill(estimate, 0);
            walk(row, order);
            reverse(order);
            walk(row, order);
            for (int i = 0; i < phi.length; i++) {
                // Mean and sum of squares as they come, without cancellation (Welford 1962).
                double value = estimate[i] / (2 * background.rows().size());
                double step = value - phi[i];
                phi[i] += step / pair;
                squares[i] += step * (value - phi[i]);
            }
        }
        for (int i = 0; i < phi.length; i++) {
            squaredErrors[i] = squares[i] / pairs / (pairs - 1);
        }
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
    }

    private static void reverse(int[] order) {
        for (int i = 0, j = order.length - 1; i < j; i++, j--) {
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
    }

    /** Adds what each feature changes along the order, against every background row. */
    private void walk(double[] row, int[] order) {
        for (int from = 0; from < background.rows().size(); from += perRound) {
            int to = Math.min(background.rows().size(), from + perRound);
            for (int z = from; z < to; z++) {
                ask(row, order, z, (z - from) * (features + 1));
            }
            batch.flush(worth);
            for (int z = from; z < to; z++) {
                add(order, (z - from) * (features + 1));
            }
        }
    }

    /** Asks for every step that changes something; the ends are known already. */
    private void ask(double[] row, int[] order, int z, int at) {
        double[] other = background.rows().get(z);
        Arrays.fill(known, false);
        int differing = 0;
        for (int f = 0; f < features; f++) {
            differing += Background.differ(row[f], other[f]) ? 1 : 0;
        }
        place[at] = at;
        for (int k = 0; k < outputs; k++) {
            worth[at * outputs + k] = background.margin(z, k);
            worth[(at + features) * outputs + k] = whole[k];
        }
        for (int step = 1; step <= features; step++) {
            int feature = order[step - 1];
            known[feature] = true;
            if (!Background.differ(row[feature], other[feature])) {
                place[at + step] = place[at + step - 1];
            } else if (--differing == 0) {
                place[at + step] = at + features; // from here on it is the row itself
            } else {
                place[at + step] = at + step;
                batch.add(row, other, known, worth, at + step);
            }
        }
    }

    private void add(int[] order, int at) {
        for (int step = 1; step <= features; step++) {
            int before = place[at + step - 1];
            int after = place[at + step];
            if (before != after) {
                for (int k = 0; k < outputs; k++) {
                    estimate[k * features + order[step - 1]] +=
                            worth[after * outputs + k] - worth[before * outputs + k];
                }
            }
        }
    }
}
