package io.jenkins.plugins.mlops.engine.model.onnx;

import java.util.List;

/** Small ONNX files, possible and impossible ones. */
final class OnnxFiles {
    private OnnxFiles() {}

    static byte[] model(List<Protobuf> nodes, long columns) {
        return model(nodes, columns, "X");
    }

    /** A model with one float input of {@code [None, columns]}. */
    static byte[] model(List<Protobuf> nodes, long columns, String input) {
        Protobuf graph = new Protobuf();
        nodes.forEach(node -> graph.message(1, node));
        Protobuf width = columns < 0 ? new Protobuf().text(2, "N") : new Protobuf().number(1, columns);
        Protobuf shape =
                new Protobuf().message(1, new Protobuf().text(2, "rows")).message(1, width);
        Protobuf tensor = new Protobuf().number(1, 1).message(2, shape);
        graph.message(11, new Protobuf().text(1, input).message(2, new Protobuf().message(1, tensor)));
        return new Protobuf().number(1, 8).text(2, "test").message(7, graph).bytes();
    }

    static Protobuf node(String operator, List<String> inputs, String output) {
        Protobuf node = new Protobuf();
        inputs.forEach(input -> node.text(1, input));
        return node.text(2, output).text(4, operator).text(7, "ai.onnx.ml");
    }

    /** A regression by one tree of three nodes. */
    static Protobuf tree(long trueChild, long falseChild, long feature, long targets) {
        Protobuf node = node("TreeEnsembleRegressor", List.of("X"), "scores");
        integers(node, "nodes_treeids", 0, 0, 0);
        integers(node, "nodes_nodeids", 0, 1, 2);
        integers(node, "nodes_featureids", feature, 0, 0);
        integers(node, "nodes_truenodeids", trueChild, 0, 0);
        integers(node, "nodes_falsenodeids", falseChild, 0, 0);
        node.message(
                5,
                new Protobuf()
                        .text(1, "nodes_modes")
                        .text(9, "BRANCH_LEQ")
                        .text(9, "LEAF")
                        .text(9, "LEAF"));
        node.message(
                5,
                new Protobuf()
                        .text(1, "nodes_values")
                        .float32(7, 0.5f)
                        .float32(7, 0)
                        .float32(7, 0));
        integers(node, "target_treeids", 0, 0);
        integers(node, "target_nodeids", 1, 2);
        integers(node, "target_ids", 0, 0);
        node.message(5, new Protobuf().text(1, "target_weights").float32(7, 1).float32(7, 2));
        return node.message(5, new Protobuf().text(1, "n_targets").number(3, targets));
    }

    private static void integers(Protobuf node, String name, long... values) {
        Protobuf attribute = new Protobuf().text(1, name);
        for (long value : values) {
            attribute.number(8, value);
        }
        node.message(5, attribute);
    }
}
