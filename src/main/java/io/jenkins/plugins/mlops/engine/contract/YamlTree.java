package io.jenkins.plugins.mlops.engine.contract;

import io.jenkins.plugins.mlops.engine.contract.foreign.ForeignTree;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A YAML or JSON document as one that may be no contract at all.
 *
 * @param node the node, or null for one that is not there
 */
record YamlTree(YamlNode node) implements ForeignTree.Tree {
    @Override
    public Set<String> keys() {
        return node == null || !node.isMap()
                ? Set.of()
                : node.keys().stream().map(YamlNode::text).collect(Collectors.toSet());
    }

    @Override
    public String text(String key) {
        YamlNode value = node == null ? null : node.get(key);
        return value == null || value.isMap() || value.isList() ? "" : value.text();
    }

    @Override
    public ForeignTree.Tree child(String key) {
        return new YamlTree(node == null ? null : node.get(key));
    }

    @Override
    public List<ForeignTree.Tree> items() {
        return node == null || !node.isList()
                ? List.of()
                : node.items().stream().<ForeignTree.Tree>map(YamlTree::new).toList();
    }
}
