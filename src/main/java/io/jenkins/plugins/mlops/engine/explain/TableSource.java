package io.jenkins.plugins.mlops.engine.explain;

import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.data.RowStream;
import io.jenkins.plugins.mlops.engine.data.Sql;
import io.jenkins.plugins.mlops.engine.data.Table;
import io.jenkins.plugins.mlops.engine.model.FeatureBlock;
import io.jenkins.plugins.mlops.engine.model.FeatureSource;
import io.jenkins.plugins.mlops.engine.slices.GroupColumn;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The rows of a table as model input, block by block, in the order of the files. On the way it collects the truth and the groups of each
 * row, and it keeps a block until its attributions have been seen.
 */
final class TableSource implements FeatureSource, AutoCloseable {
    private static final int BLOCK = 4096;

    private final ModelInputs inputs;
    private final TargetColumn target;
    private final List<GroupColumn> groups;
    private final RowStream rows;
    private final long total;
    private final Deque<Kept> kept = new ArrayDeque<>();
    private long read;

    private record Kept(long first, FeatureBlock block) {}

    /**
     * @param target collects the truth; null for rows without one
     * @param total rows to come
     */
    TableSource(
            DuckSession session,
            Table table,
            ModelInputs inputs,
            TargetColumn target,
            List<GroupColumn> groups,
            long total)
            throws SQLException {
        this.inputs = inputs;
        this.target = target;
        this.groups = groups;
        this.total = total;
        List<String> selected = new ArrayList<>(inputs.selected());
        groups.forEach(group -> selected.add(group.selected()));
        if (target != null) {
            selected.add(target.selected());
        }
        this.rows = session.stream("SELECT " + String.join(", ", selected) + " FROM " + Sql.name(table.name())
                + (target == null ? "" : " WHERE " + target.present()));
    }

    @Override
    public long rows() {
        return total;
    }

    @Override
    public FeatureBlock next() throws IOException {
        try {
            double[][] columns = new double[inputs.count()][BLOCK];
            int n = 0;
            while (n < BLOCK && rows.next()) {
                for (int f = 0; f < columns.length; f++) {
                    columns[f][n] = inputs.value(rows, f);
                }
                for (int g = 0; g < groups.size(); g++) {
                    groups.get(g).add(rows, columns.length + g);
                }
                if (target != null) {
                    target.add(rows, columns.length + groups.size());
                }
                n++;
            }
            if (n == 0) {
                return null;
            }
            if (n < BLOCK) {
                for (int f = 0; f < columns.length; f++) {
                    columns[f] = Arrays.copyOf(columns[f], n);
                }
            }
            FeatureBlock block = FeatureBlock.ofColumns(columns);
            synchronized (kept) {
                kept.add(new Kept(read, block));
            }
            read += n;
            return block;
        } catch (SQLException e) {
            throw new IOException(
                    "the data cannot be read: " + String.valueOf(e.getMessage()).replaceAll("(?s)\\n.*", ""), e);
        }
    }

    /** The value of a feature in a row whose attributions are being seen; rows before it are forgotten. */
    double value(long row, int feature) {
        synchronized (kept) {
            while (kept.peekFirst().first() + kept.peekFirst().block().rows() <= row) {
                kept.removeFirst();
            }
            Kept first = kept.peekFirst();
            return first.block().get((int) (row - first.first()), feature);
        }
    }

    @Override
    public void close() throws SQLException {
        rows.close();
    }
}
