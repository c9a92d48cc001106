package io.jenkins.plugins.mlops.engine.performance;

import java.util.PriorityQueue;

/**
 * A line through points.
 *
 * @param name the class it speaks of
 * @param x abscissas, never falling
 * @param y ordinates
 * @param thresholds the score each point belongs to; not-a-number for a point that no score makes
 */
public record Curve(String name, double[] x, double[] y, double[] thresholds) {
    /** More points than this no picture shows. */
    public static final int MOST_POINTS = 200;

    private record Stretch(int from, int to, int farthest, double distance) {}

    /**
     * At most so many of the points, both ends among them: again and again the point farthest from the line drawn so far is
     * added, as in the Douglas-Peucker algorithm, until enough are chosen or all others lie on the line.
     */
    public Curve thinned(int most) {
        if (x.length <= 2) {
            return this;
        }
        boolean[] kept = new boolean[x.length];
        kept[0] = true;
        kept[x.length - 1] = true;
        int count = 2;
        PriorityQueue<Stretch> stretches = new PriorityQueue<>((a, b) -> Double.compare(b.distance(), a.distance()));
        stretches.add(stretch(0, x.length - 1));
        while (count < most && stretches.peek().distance() > 1e-12) {
            Stretch widest = stretches.poll();
            kept[widest.farthest()] = true;
            count++;
            stretches.add(stretch(widest.from(), widest.farthest()));
            stretches.add(stretch(widest.farthest(), widest.to()));
        }
        return only(kept, count);
    }

    private Curve only(boolean[] kept, int count) {
        double[] keptX = new double[count];
        double[] keptY = new double[count];
        double[] keptAt = new double[count];
        int next = 0;
        for (int i = 0; i < x.length; i++) {
            if (kept[i]) {
                keptX[next] = x[i];
                keptY[next] = y[i];
                keptAt[next++] = thresholds[i];
            }
        }
        return new Curve(name, keptX, keptY, keptAt);
    }

    /** Distance is taken at right angles to the line: a vertical one is as good as any other. */
    private Stretch stretch(int from, int to) {
        double dx = x[to] - x[from];
        double dy = y[to] - y[from];
        double length = Math.hypot(dx, dy);
        int farthest = from;
        double distance = 0;
        for (int i = from + 1; i < to; i++) {
            double px = x[i] - x[from];
            double py = y[i] - y[from];
            double d = length == 0 ? Math.hypot(px, py) : Math.abs(dx * py - dy * px) / length;
            if (d > distance) {
                distance = d;
                farthest = i;
            }
        }
        return new Stretch(from, to, farthest, distance);
    }
}
