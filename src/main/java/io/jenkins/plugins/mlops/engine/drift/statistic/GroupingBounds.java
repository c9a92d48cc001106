package io.jenkins.plugins.mlops.engine.drift.statistic;

import io.jenkins.plugins.mlops.engine.drift.sample.SharedCell;
import java.util.List;

/**
 * How far a distance between two samples that were counted into common cells can lie from the distance of the samples themselves. Rows of a cell may lie
 * anywhere in it, on both sides; every bound holds for each arrangement.
 *
 * <p>With p and q the shares of the reference and of the current sample in a cell, F and G their distribution functions, H that of all rows together:
 *
 * <ul>
 *   <li>Kolmogorov-Smirnov: in a cell, F - G lies between F(below) - G(with) and F(with) - G(below).
 *   <li>Mann-Whitney dominance: only pairs inside a cell are open, the sum of p q.
 *   <li>Wasserstein: each side is moved onto the positions of the cells; a side with the cell's mean as its own moves by at most
 *       2 (mean - lower) (upper - mean) / (upper - lower) (Bhatia and Davis 2000 for the variance; the same extremal law), another by its distance to the farther end.
 *       Where F - G has one sign all over a cell, only the means of the rows in it matter.
 *   <li>Energy: a metric, so each side adds its distance to what it was moved to, at most sqrt(2 max(p) W) with W how far it moved.
 *   <li>Cramer-von Mises and Anderson-Darling: norms over H, of errors of at most max(p, q) beside the end of a cell and (p + q) / 2 beside its middle.
 * </ul>
 */
public final class GroupingBounds {
    private final List<SharedCell> cells;
    private final double n;
    private final double m;

    /**
     * @param cells the cells that hold more than one value
     * @param n rows of the reference with a value
     * @param m rows of the current sample with a value
     */
    public GroupingBounds(List<SharedCell> cells, long n, long m) {
        this.cells = List.copyOf(cells);
        this.n = n;
        this.m = m;
    }

    /** Tells whether every value is known, so that all bounds are zero. */
    public boolean isExact() {
        return cells.isEmpty();
    }

    /** @param measured the distance of the counted samples */
    public double kolmogorovSmirnov(double measured) {
        double most = measured;
        for (SharedCell cell : cells) {
            double f = cell.reference().upTo() / n;
            double g = cell.current().upTo() / m;
            most = Math.max(most, Math.max(f - (g - q(cell)), g - (f - p(cell))));
        }
        return most - measured;
    }

    /** In shares of pairs. */
    public double mannWhitney() {
        return cells.stream().mapToDouble(cell -> p(cell) * q(cell)).sum();
    }

    /** In the unit of the values. */
    public double wasserstein() {
        return cells.stream().mapToDouble(this::openWork).sum();
    }

    /** Where F - G cannot change its sign in a cell, its integral hangs on nothing but the means of both sides. */
    private double openWork(SharedCell cell) {
        double f = cell.reference().upTo() / n;
        double g = cell.current().upTo() / m;
        boolean oneSign = f - p(cell) - g >= 0 || f - (g - q(cell)) <= 0;
        if (!oneSign) {
            return movedReference(cell) + movedCurrent(cell);
        }
        double position = cell.extent().position();
        return openMean(cell.reference(), p(cell), position, movedReference(cell))
                + openMean(cell.current(), q(cell), position, movedCurrent(cell));
    }

    private static double openMean(SharedCell.Count side, double share, double position, double most) {
        return side.inside() == 0 ? 0 : Double.isNaN(side.mean()) ? most : share * Math.abs(side.mean() - position);
    }

    /** In the square root of the unit of the values. */
    public double energy() {
        double reference = cells.stream().mapToDouble(this::movedReference).sum();
        double current = cells.stream().mapToDouble(this::movedCurrent).sum();
        double p = cells.stream().mapToDouble(this::p).max().orElse(0);
        double q = cells.stream().mapToDouble(this::q).max().orElse(0);
        return Math.sqrt(2 * p * reference) + Math.sqrt(2 * q * current);
    }

    /** For the root mean square of the difference. */
    public double cramerVonMises() {
        double squares = 0;
        for (SharedCell cell : cells) {
            double most = Math.max(p(cell), q(cell));
            squares += share(cell) * most * most;
        }
        return Math.sqrt(squares);
    }

    /** For the root mean square of the difference, weighted towards the tails. */
    public double andersonDarling() {
        double squares = 0;
        double ends = 0;
        double all = n + m;
        for (SharedCell cell : cells) {
            double upTo = (cell.reference().upTo() + cell.current().upTo()) / all;
            double below = upTo - share(cell);
            double nearest = Math.max(0, Math.min(below, 1 - upTo));
            double half = (p(cell) + q(cell)) / 2;
            if (nearest < share(cell)) {
                ends += Math.sqrt(share(cell) * Math.max(p(cell), q(cell)) * steepness());
            } else {
                squares += share(cell) * half * half / (nearest * (1 - nearest));
            }
        }
        return 2 * Math.sqrt(squares) + ends;
    }

    /** The most that F or G grows with H. */
    private double steepness() {
        return (n + m) / Math.min(n, m);
    }

    private double p(SharedCell cell) {
        return n == 0 ? 0 : cell.reference().inside() / n;
    }

    private double q(SharedCell cell) {
        return m == 0 ? 0 : cell.current().inside() / m;
    }

    private double share(SharedCell cell) {
        return (cell.reference().inside() + cell.current().inside()) / (n + m);
    }

    private double movedReference(SharedCell cell) {
        if (cell.reference().inside() == 0) {
            return 0;
        }
        SharedCell.Extent extent = cell.extent();
        double width = extent.upper() - extent.lower();
        double down = extent.position() - extent.lower();
        double up = extent.upper() - extent.position();
        return p(cell) * 2 * down * (up / width);
    }

    private double movedCurrent(SharedCell cell) {
        if (cell.current().inside() == 0) {
            return 0;
        }
        SharedCell.Extent extent = cell.extent();
        return q(cell) * Math.max(extent.position() - extent.lower(), extent.upper() - extent.position());
    }
}
