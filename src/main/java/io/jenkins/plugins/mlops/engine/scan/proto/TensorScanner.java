package io.jenkins.plugins.mlops.engine.scan.proto;

import io.jenkins.plugins.mlops.engine.protobuf.WireReader;
import io.jenkins.plugins.mlops.engine.scan.core.ByteReader;
import io.jenkins.plugins.mlops.engine.scan.core.Content;
import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.graph.FileFlow;
import io.jenkins.plugins.mlops.engine.scan.graph.GraphNodes;
import io.jenkins.plugins.mlops.engine.scan.graph.Operations;
import java.io.IOException;

/** Reads TensorFlow SavedModels, exported meta graphs and graphs (tensorflow/core/protobuf, tensorflow/core/framework). */
final class TensorScanner implements ProtoScanner.Reading {
    private static final int TEXT = 4096;
    private static final int STRINGS = 16;

    /** Type of the outermost message. */
    enum Root {
        SAVED_MODEL,
        META_GRAPH,
        GRAPH
    }

    private final Root root;

    TensorScanner(Root root) {
        this.root = root;
    }

    @Override
    public boolean read(Content content, Place place, Scan scan) throws IOException {
        Operations operations = new Operations(place, scan);
        WireReader<IOException> reader = WireReader.of(ByteReader.of(content), content.size());
        return switch (root) {
            case SAVED_MODEL -> {
                boolean any = false;
                while (reader.next()) {
                    if (reader.is(2)) {
                        any |= meta(reader.message(), operations);
                    } else {
                        reader.skip();
                    }
                }
                yield any;
            }
            case META_GRAPH -> meta(reader, operations);
            case GRAPH -> {
                FileFlow flow = new FileFlow(operations);
                graph(reader, flow);
                yield flow.judge();
            }
        };
    }

    private static boolean meta(WireReader<IOException> meta, Operations operations) throws IOException {
        FileFlow flow = new FileFlow(operations);
        while (meta.next()) {
            if (meta.is(2)) {
                graph(meta.message(), flow);
            } else if (meta.is(6)) {
                asset(meta.message(), flow);
            } else {
                meta.skip();
            }
        }
        return flow.judge();
    }

    private static void asset(WireReader<IOException> asset, FileFlow flow) throws IOException {
        while (asset.next()) {
            if (asset.is(1)) {
                WireReader<IOException> tensor = asset.message();
                while (tensor.next()) {
                    if (tensor.is(1)) {
                        flow.asset(tensor.text(TEXT));
                    } else {
                        tensor.skip();
                    }
                }
            } else if (asset.is(2)) {
                flow.assetFile(asset.text(TEXT), asset.position());
            } else {
                asset.skip();
            }
        }
    }

    private static void graph(WireReader<IOException> graph, FileFlow flow) throws IOException {
        GraphNodes nodes = flow.top();
        while (graph.next()) {
            if (graph.is(1)) {
                node(graph.message(), nodes);
            } else if (graph.is(2)) {
                WireReader<IOException> library = graph.message();
                while (library.next()) {
                    if (library.is(1)) {
                        function(library.message(), flow);
                    } else {
                        library.skip();
                    }
                }
            } else {
                graph.skip();
            }
        }
    }

    private static void function(WireReader<IOException> function, FileFlow flow) throws IOException {
        GraphNodes nodes = new GraphNodes();
        String name = "";
        while (function.next()) {
            if (function.is(1)) {
                WireReader<IOException> signature = function.message();
                while (signature.next()) {
                    if (signature.is(1)) {
                        name = signature.text(TEXT);
                    } else if (signature.is(2)) {
                        WireReader<IOException> argument = signature.message();
                        while (argument.next()) {
                            if (argument.is(1)) {
                                nodes.argument(argument.text(TEXT));
                            } else {
                                argument.skip();
                            }
                        }
                    } else {
                        signature.skip();
                    }
                }
            } else if (function.is(3)) {
                node(function.message(), nodes);
            } else {
                function.skip();
            }
        }
        flow.function(name, nodes);
    }

    private static void node(WireReader<IOException> node, GraphNodes nodes) throws IOException {
        GraphNodes.Node found = new GraphNodes.Node(node.position());
        while (node.next()) {
            if (node.is(1)) {
                found.name(node.text(TEXT));
            } else if (node.is(2)) {
                found.operation(node.text(TEXT));
            } else if (node.is(3)) {
                found.input(node.text(TEXT));
            } else if (node.is(5)) {
                WireReader<IOException> entry = node.message();
                while (entry.next()) {
                    if (entry.is(2)) {
                        value(entry.message(), found);
                    } else {
                        entry.skip();
                    }
                }
            } else {
                node.skip();
            }
        }
        nodes.add(found);
    }

    private static void value(WireReader<IOException> value, GraphNodes.Node node) throws IOException {
        while (value.next()) {
            if (value.is(1)) { // a list, of which texts and functions matter
                WireReader<IOException> list = value.message();
                while (list.next()) {
                    if (list.is(9)) {
                        node.calls(called(list.message()));
                    } else if (list.is(2)) {
                        node.string(list.text(TEXT), STRINGS);
                    } else {
                        list.skip();
                    }
                }
            } else if (value.is(2)) {
                node.string(value.text(TEXT), STRINGS);
            } else if (value.is(8)) {
                WireReader<IOException> tensor = value.message();
                while (tensor.next()) {
                    if (tensor.is(8)) {
                        node.string(tensor.text(TEXT), STRINGS);
                    } else {
                        tensor.skip();
                    }
                }
            } else if (value.is(10)) {
                node.calls(called(value.message()));
            } else {
                value.skip();
            }
        }
    }

    private static String called(WireReader<IOException> function) throws IOException {
        String name = "";
        while (function.next()) {
            if (function.is(1)) {
                name = function.text(TEXT);
            } else {
                function.skip();
            }
        }
        return name;
    }
}
