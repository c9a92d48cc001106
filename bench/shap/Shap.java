import com.sun.management.OperatingSystemMXBean;
import io.jenkins.plugins.mlops.engine.model.FeatureBlock;
import io.jenkins.plugins.mlops.engine.model.FeatureSource;
import io.jenkins.plugins.mlops.engine.model.reader.ModelReader;
import io.jenkins.plugins.mlops.engine.model.TreeEnsemble;
import io.jenkins.plugins.mlops.engine.shap.block.AttributionSink;
import io.jenkins.plugins.mlops.engine.shap.block.ExplainOptions;
import io.jenkins.plugins.mlops.engine.shap.block.ShapSummary;
import io.jenkins.plugins.mlops.engine.shap.tree.TreeShap;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Explains rows on command: {@code whole N} prepares the model and explains the first N rows, {@code again N} explains them with the model
 * prepared already, {@code write N FILE} writes attributions and base as 64-bit floats, output by output and row by row. Answers with wall and
 * processor time in seconds and the worst breach of additivity.
 */
public final class Shap {
    private static final OperatingSystemMXBean MACHINE = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private Shap() {}

    public static void main(String[] args) throws Exception {
        float[][] columns = columns(Path.of(args[1]), Integer.parseInt(args[2]));
        ExplainOptions options = ExplainOptions.defaults();
        TreeEnsemble model = (TreeEnsemble) ModelReader.read(Path.of(args[0]));
        if (!model.hasCover()) {
            long start = System.nanoTime();
            model = model.withCoverFrom(FeatureSource.of(FeatureBlock.ofColumns(columns)));
            System.err.printf("covers counted on %d rows in %.2f s%n", columns[0].length, (System.nanoTime() - start) / 1e9);
        }
        TreeShap shap = new TreeShap(model);
        System.out.println("ready");
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            String[] words = line.split(" ");
            int rows = Integer.parseInt(words[1]);
            float[][] part = new float[columns.length][];
            Arrays.setAll(part, c -> Arrays.copyOf(columns[c], rows));
            FeatureSource source = FeatureSource.of(FeatureBlock.ofColumns(part));
            if (words[0].equals("write")) {
                write(shap, source, options, Path.of(words[2]));
                System.out.println("written");
                continue;
            }
            long wall = System.nanoTime();
            long cpu = MACHINE.getProcessCpuTime();
            TreeShap used = words[0].equals("whole") ? new TreeShap(model) : shap;
            ShapSummary summary = used.explain(source, AttributionSink.none(), options);
            System.out.printf("%.6f %.6f %.3g%n", (System.nanoTime() - wall) / 1e9, (MACHINE.getProcessCpuTime() - cpu) / 1e9, summary.worstError());
        }
    }

    private static float[][] columns(Path file, int width) throws Exception {
        FloatBuffer all = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        float[][] columns = new float[width][all.remaining() / width];
        for (float[] column : columns) {
            all.get(column);
        }
        return columns;
    }

    private static void write(TreeShap shap, FeatureSource source, ExplainOptions options, Path file) throws Exception {
        try (DataOutputStream out = new DataOutputStream(new java.io.BufferedOutputStream(Files.newOutputStream(file)))) {
            shap.explain(source, block -> {
                for (int r = 0; r < block.rows(); r++) {
                    for (int k = 0; k < block.outputs(); k++) {
                        for (int f = 0; f < block.features(); f++) {
                            out.writeDouble(block.value(r, k, f));
                        }
                        out.writeDouble(block.base(k));
                    }
                }
            }, options);
        }
    }
}
