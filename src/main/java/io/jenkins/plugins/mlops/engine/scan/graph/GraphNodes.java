package io.jenkins.plugins.mlops.engine.scan.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The nodes of one graph or function, as far as it matters where the texts in it go. */
public final class GraphNodes {
    /** A node: what it does, what it takes, which functions it calls, and the texts that stand in it. */
    public static final class Node {
        final long at;
        String name = "";
        String operation = "";
        List<String> inputs = List.of();
        List<String> strings = List.of();
        List<String> functions = List.of();

        public Node(long at) {
            this.at = at;
        }

        public void name(String text) {
            name = text;
        }

        public void operation(String text) {
            operation = text;
        }

        public void input(String from) {
            inputs = more(inputs, from);
        }

        public void string(String text, int most) {
            if (strings.size() < most && !text.isEmpty()) {
                strings = more(strings, text);
            }
        }

        public void calls(String function) {
            functions = more(functions, function);
        }

        private static List<String> more(List<String> list, String item) {
            List<String> grown = list.isEmpty() ? new ArrayList<>(2) : list;
            grown.add(item);
            return grown;
        }
    }

    private final Map<String, Node> nodes = new HashMap<>();
    private final Set<String> arguments = new HashSet<>();

    public void add(Node node) {
        nodes.put(node.name, node);
    }

    public void argument(String name) {
        arguments.add(name);
    }

    Collection<Node> all() {
        return nodes.values();
    }

    /**
     * Everything that some inputs are computed from.
     *
     * @param fed set to true at index 0 when a value comes from outside of the graph: a placeholder or an argument
     */
    List<Node> behind(List<String> inputs, boolean[] fed) {
        List<Node> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(inputs);
        while (!open.isEmpty()) {
            String name = open.pop().replaceFirst("^\\^", "").replaceFirst(":.*$", "");
            if (!seen.add(name)) {
                continue;
            }
            Node node = nodes.get(name);
            if (node == null) {
                fed[0] |= arguments.contains(name);
                continue;
            }
            fed[0] |= node.operation.startsWith("Placeholder") || node.operation.equals("_Arg");
            found.add(node);
            node.inputs.forEach(open::push);
        }
        return found;
    }
}
