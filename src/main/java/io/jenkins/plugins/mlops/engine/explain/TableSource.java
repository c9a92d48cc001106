package io.jenkins.plugins.mlops.engine.explain;

import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.data.RowStream;
import io.jenkins.plugins.mlops.engine.data.Sql;
import io.jenkins.plugins.mlops.engine.data.Table;
import io.jenkins.plugins.mlops.engine.data.TableReader;
import io.jenkins.plugins.mlops.engine.explain.recorded.BesideColumn;
import io.jenkins.plugins.mlops.engine.model.FeatureBlock;
import io.jenkins.plugins.mlops.engine.model.FeatureSource;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The rows of a table as model input, block by block, in the order of the files. On the way it collects other columns, the truth among them,
 * and it keeps a block until its attributions have been seen.
 */
final class TableSource implements FeatureSource, AutoCloseable {
    private static final int BLOCK = 4096;

    private final ModelInputs inputs;
    private final List<BesideColumn> beside;
    private final RowStream rows;
    private final long total;
    private final Deque<Kept> kept = new ArrayDeque<>();
    private long read;

    private record Kept(long first, FeatureBlock block) {}

    /**
     * @param beside collected on the way
     * @param where which rows, or null for all
     * @param total rows to come
     */
    TableSource(
            DuckSession session, Table table, ModelInputs inputs, List<BesideColumn> beside, String where, long total)
            throws SQLException {
        this.inputs = inputs;
        this.beside = beside;
        this.total = total;
        List<String> selected = new ArrayList<>(inputs.selected());
        beside.forEach(column -> selected.add(column.selected()));
        this.rows = session.stream("SELECT " + String.join(", ", selected) + " FROM " + Sql.name(table.name())
                + (where == null ? "" : " WHERE " + where));
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
                for (int b = 0; b < beside.size(); b++) {
                    beside.get(b).add(rows, columns.length + b);
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
            throw new IOException("the data cannot be read: " + TableReader.reason(e), e);
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
