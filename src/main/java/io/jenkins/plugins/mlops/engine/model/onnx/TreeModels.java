package io.jenkins.plugins.mlops.engine.model.onnx;

import static io.jenkins.plugins.mlops.engine.model.ModelFormatException.quote;

import io.jenkins.plugins.mlops.engine.model.Limits;
import io.jenkins.plugins.mlops.engine.model.Link;
import io.jenkins.plugins.mlops.engine.model.Meaning;
import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import io.jenkins.plugins.mlops.engine.model.OutputInfo;
import io.jenkins.plugins.mlops.engine.model.SplitTable;
import io.jenkins.plugins.mlops.engine.model.Tree;
import io.jenkins.plugins.mlops.engine.model.TreeEnsemble;
import java.util.List;

/** TreeEnsembleClassifier and TreeEnsembleRegressor, of versions 1 and 3 of their format. */
final class TreeModels {
    private final OnnxNode node;
    private final OnnxSplits splits;
    private final SplitTable table = new SplitTable();

    TreeModels(OnnxNode node, OnnxColumns columns) throws ModelFormatException {
        if (columns.type() == ElementType.TEXT) {
            throw node.problem("works on text, expected numbers");
        }
        this.node = node;
        // Whole numbers are compared as floats.
        this.splits = new OnnxSplits(
                columns.type() == ElementType.INTEGER
                        ? columns.each(
                                node, ElementType.FLOAT, i -> columns.column(i).rising(ElementType.FLOAT::round))
                        : columns);
    }

    Operator classifier(int width) throws ModelFormatException {
        List<String> classes = ClassLabels.read(node, "classlabels_int64s");
        TreeOperator trees = new TreeOperator(node, "class", splits);
        double[] base = node.numbers("base_values");
        long[] outputs = trees.outputsSpokenOf();
        if (classes.size() == 2 && outputs.length < 2) {
            long only = outputs.length == 0 ? 0 : outputs[0];
            requireBase(base, only == 0 && base.length == 1 ? 1 : 0);
            base = start(base, 1);
            OutputInfo output =
                    PostTransform.twoClasses(PostTransform.ofTwoClasses(node), trees.allPositive(), classes);
            return of(trees, width, base, output, false);
        }
        // Of two classes with a score each ONNX Runtime makes something else of base values than the format says.
        requireBase(base, classes.size() > 2 && base.length > 0 ? classes.size() : 0);
        OutputInfo output =
                OutputInfo.of(Meaning.CLASSES, PostTransform.several(node)).withClasses(classes);
        return of(trees, width, start(base, classes.size()), output, false);
    }

    Operator regressor(int width) throws ModelFormatException {
        int targets = Limits.count(node.integer("n_targets", 1), 1, Limits.OUTPUTS, "n_targets");
        String aggregate = node.text("aggregate_function", "SUM");
        if (!aggregate.equals("SUM") && !aggregate.equals("AVERAGE")) {
            throw node.notRead("has the aggregate_function " + quote(aggregate) + ", expected SUM or AVERAGE");
        }
        TreeOperator trees = new TreeOperator(node, "target", splits);
        double[] base = node.numbers("base_values");
        requireBase(base, base.length == 0 ? 0 : targets);
        Link link = targets == 1 ? PostTransform.ofOneTarget(node) : PostTransform.several(node);
        OutputInfo output = OutputInfo.of(Meaning.NUMBER, link);
        return of(trees, width, start(base, targets), output, aggregate.equals("AVERAGE"));
    }

    private void requireBase(double[] base, int expected) throws ModelFormatException {
        if (base.length != expected) {
            throw node.notRead("has " + base.length + " base_values, expected " + expected);
        }
        for (double value : base) {
            if (!Double.isFinite(value)) {
                throw node.problem("has the base value " + value + ", expected a finite number");
            }
        }
    }

    private static double[] start(double[] base, int outputs) {
        return base.length == 0 ? new double[outputs] : base;
    }

    private Operator of(TreeOperator trees, int width, double[] start, OutputInfo output, boolean average)
            throws ModelFormatException {
        List<Tree> built = trees.build(table, width, start.length, average);
        return new Operator(
                output,
                splits.categories(),
                (info, features) -> new TreeEnsemble(info, features, table, built, start, 0));
    }
}
