package io.jenkins.plugins.mlops.engine.scan.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Follows the names of files through the graphs of one model. Saving and restoring stand in every SavedModel, with a name that whoever loads
 * it feeds; a name that the model itself holds makes it read or write that file whenever it is used.
 */
public final class FileFlow {
    private static final Pattern PATH =
            Pattern.compile("(?s)[/\\\\~].*|[A-Za-z]:[/\\\\].*|.*://.*|(.*[/\\\\])?\\.\\.([/\\\\].*)?");

    private final Operations operations;
    private final GraphNodes top = new GraphNodes();
    private final Map<String, GraphNodes> functions = new HashMap<>();
    private final Set<String> assets = new HashSet<>();

    public FileFlow(Operations operations) {
        this.operations = operations;
    }

    /** Tells whether a text is an absolute path, one that climbs, or an address. */
    public static boolean isPath(String text) {
        return PATH.matcher(text).matches();
    }

    public GraphNodes top() {
        return top;
    }

    public void function(String name, GraphNodes nodes) {
        functions.put(name, nodes);
    }

    /** The node that is fed with the path of a file that belongs to the model. */
    public void asset(String tensor) {
        assets.add(tensor.replaceFirst(":.*$", ""));
    }

    /** The name of such a file below the model's folder. */
    public void assetFile(String name, long at) {
        if (PATH.matcher(name).matches()) {
            operations.file("an asset", name, at);
        }
    }

    /**
     * Judges all operations.
     *
     * @return whether there are any
     */
    public boolean judge() {
        List<GraphNodes> graphs = new ArrayList<>(functions.values());
        graphs.add(top);
        boolean any = false;
        for (GraphNodes graph : graphs) {
            for (GraphNodes.Node node : graph.all()) {
                any |= !node.operation.isEmpty();
                if (!functions.containsKey(node.operation)) {
                    operations.judge(node.operation, node.at);
                }
                for (String function : node.functions) {
                    if (!functions.containsKey(function) && Operations.harms(function)) {
                        operations.judge(function, node.at); // a function may be an operation itself
                    }
                }
            }
        }
        Set<String> touching = touching();
        for (GraphNodes graph : graphs) {
            for (GraphNodes.Node node : graph.all()) {
                if (Operations.CHECKED.contains(node.operation)) {
                    boolean[] fed = {false};
                    constants(graph, node, fed);
                    if (!fed[0] && !node.inputs.isEmpty() && !assets(graph, node)) {
                        operations.file(node.operation, null, node.at);
                    }
                } else if (touching.contains(node.operation)
                        || node.functions.stream().anyMatch(touching::contains)) {
                    constants(graph, node, new boolean[1]);
                }
            }
        }
        if (!touching.isEmpty()) { // functions may be given constants of the outer graph without a call that shows it
            for (GraphNodes.Node node : top.all()) {
                if (node.operation.equals("Const") && !assets.contains(node.name)) {
                    node.strings.stream()
                            .filter(text ->
                                    text.length() > 1 && PATH.matcher(text).matches())
                            .filter(text -> node.strings.size() < 3)
                            .forEach(text -> operations.file("a function that reads or saves", text, node.at));
                }
            }
        }
        return any;
    }

    /** Functions in which a file is touched, or that call one. */
    private Set<String> touching() {
        Set<String> touching = new HashSet<>();
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Map.Entry<String, GraphNodes> function : functions.entrySet()) {
                if (!touching.contains(function.getKey())
                        && function.getValue().all().stream()
                                .anyMatch(node -> Operations.CHECKED.contains(node.operation)
                                        || touching.contains(node.operation)
                                        || node.functions.stream().anyMatch(touching::contains))) {
                    touching.add(function.getKey());
                    grown = true;
                }
            }
        }
        return touching;
    }

    private void constants(GraphNodes graph, GraphNodes.Node node, boolean[] fed) {
        List<String> names = node.operation.startsWith("Initialize") && node.inputs.size() > 1
                ? node.inputs.subList(1, 2)
                : Operations.CHECKED.contains(node.operation) && !node.inputs.isEmpty()
                        ? node.operation.startsWith("Merge") ? node.inputs : node.inputs.subList(0, 1)
                        : node.inputs;
        for (GraphNodes.Node source : graph.behind(names, fed)) {
            for (String text : source.strings) {
                if (source.operation.equals("Const")
                        && !assets.contains(source.name)
                        && PATH.matcher(text).matches()) {
                    operations.file(node.operation, text, node.at);
                }
            }
        }
    }

    private boolean assets(GraphNodes graph, GraphNodes.Node node) {
        return graph.behind(node.inputs, new boolean[1]).stream().anyMatch(source -> assets.contains(source.name));
    }
}
