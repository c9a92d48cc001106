package io.jenkins.plugins.mlops.engine.scan.proto;

import io.jenkins.plugins.mlops.engine.protobuf.WireReader;
import io.jenkins.plugins.mlops.engine.scan.core.ByteReader;
import io.jenkins.plugins.mlops.engine.scan.core.Content;
import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.core.Text;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import io.jenkins.plugins.mlops.engine.scan.graph.ExternalData;
import io.jenkins.plugins.mlops.engine.scan.graph.FileFlow;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Looks at ONNX models (onnx/onnx.proto): tensors kept in other files, and operators that are not ONNX's own. */
final class OnnxScanner implements ProtoScanner.Reading {
    private static final int TEXT = 4096;
    private static final Set<String> DOMAINS = Set.of(
            "",
            "ai.onnx",
            "ai.onnx.ml",
            "ai.onnx.training",
            "ai.onnx.preview.training",
            "ai.onnx.preview",
            "com.microsoft",
            "com.microsoft.nchwc",
            "com.microsoft.experimental",
            "com.ms.internal.nhwc",
            "org.pytorch.aten",
            "pkg.onnxscript.torch_lib",
            "pkg.onnxscript.torch_lib.common");
    private static final Set<String> DATA_KEYS = Set.of("location", "offset", "length", "checksum");

    @Override
    public boolean read(Content content, Place place, Scan scan) throws IOException {
        return new Walk(place, scan).model(WireReader.of(ByteReader.of(content), content.size()));
    }

    private record Walk(Place place, Scan scan, Set<String> ownDomains, Set<String> told) {
        Walk(Place place, Scan scan) {
            this(place, scan, new HashSet<>(), new HashSet<>());
        }

        /** Reads a model; whether it has a graph. */
        boolean model(WireReader<IOException> model) throws IOException {
            boolean graph = false;
            while (model.next()) {
                switch (model.counted() ? model.field() : 0) {
                    case 7 -> graph |= graph(model.message());
                    case 20 -> training(model.message());
                    case 25 -> function(model.message());
                    default -> model.skip();
                }
            }
            return graph;
        }

        private void training(WireReader<IOException> info) throws IOException {
            while (info.next()) {
                if (info.is(1) || info.is(2)) {
                    graph(info.message());
                } else {
                    info.skip();
                }
            }
        }

        private void function(WireReader<IOException> function) throws IOException {
            while (function.next()) {
                switch (function.counted() ? function.field() : 0) {
                    case 7 -> node(function.message());
                    case 10 -> ownDomains.add(function.text(TEXT));
                    case 11 -> attribute(function.message());
                    default -> function.skip();
                }
            }
        }

        private boolean graph(WireReader<IOException> graph) throws IOException {
            boolean any = false;
            while (graph.next()) {
                any |= graph.counted()
                        && (graph.field() == 1 || graph.field() == 5 || graph.field() == 11 || graph.field() == 12);
                switch (graph.counted() ? graph.field() : 0) {
                    case 1 -> node(graph.message());
                    case 5 -> tensor(graph.message());
                    case 15 -> sparse(graph.message());
                    default -> graph.skip();
                }
            }
            return any;
        }

        private void sparse(WireReader<IOException> sparse) throws IOException {
            while (sparse.next()) {
                if (sparse.is(1) || sparse.is(2)) {
                    tensor(sparse.message());
                } else {
                    sparse.skip();
                }
            }
        }

        private void node(WireReader<IOException> node) throws IOException {
            long at = node.position();
            String operator = "";
            String domain = "";
            while (node.next()) {
                switch (node.counted() ? node.field() : 0) {
                    case 4 -> operator = node.text(TEXT);
                    case 5 -> attribute(node.message());
                    case 7 -> domain = node.text(TEXT);
                    default -> node.skip();
                }
            }
            String shown = Text.printable(domain + "." + operator, 120);
            if (operator.equals("PyOp")
                    || operator.equals("PythonOp")
                    || operator.equals("PythonOpGrad")
                    || operator.equals("PyFunc")
                    || domain.equals("ai.onnx.contrib")) {
                once(
                        Threat.HIGH,
                        "onnx-python",
                        at,
                        "The operator `" + shown + "` runs Python code or code of an extension library.",
                        "Do not load it with that extension; export the model again with standard operators.");
            } else if (!DOMAINS.contains(domain) && !ownDomains.contains(domain)) {
                once(
                        Threat.LOW,
                        "onnx-operator",
                        at,
                        "The operator `" + shown + "` is not one of ONNX's: the model needs a native library of"
                                + " its author, which runs with all rights.",
                        "Load only a library you trust, or export with standard operators.");
            }
        }

        private void attribute(WireReader<IOException> attribute) throws IOException {
            long at = attribute.position();
            String name = "";
            String text = "";
            while (attribute.next()) {
                switch (attribute.counted() ? attribute.field() : 0) {
                    case 1 -> name = attribute.text(TEXT);
                    case 4 -> text = attribute.text(TEXT);
                    case 5, 10 -> tensor(attribute.message());
                    case 6, 11 -> graph(attribute.message());
                    case 22, 23 -> sparse(attribute.message());
                    default -> attribute.skip();
                }
            }
            // ONNX Runtime's EPContext: compiled code of an accelerator, in the model or in the file that stands here
            if (name.equals("ep_cache_context")
                    && FileFlow.isPath(text)
                    && Text.printable(text, TEXT).equals(text)) {
                ExternalData.location(text, at, place, scan);
            }
        }

        private void tensor(WireReader<IOException> tensor) throws IOException {
            long at = tensor.position();
            Map<String, String> external = new LinkedHashMap<>();
            while (tensor.next()) {
                if (tensor.is(13)) {
                    entry(tensor.message(), external, at);
                } else {
                    tensor.skip();
                }
            }
            if (!external.isEmpty()) {
                external(external, at);
            }
        }

        private void entry(WireReader<IOException> entry, Map<String, String> into, long at) throws IOException {
            String key = "";
            String value = "";
            while (entry.next()) {
                if (entry.is(1)) {
                    key = entry.text(TEXT);
                } else if (entry.is(2)) {
                    value = entry.text(TEXT);
                } else {
                    entry.skip();
                }
            }
            if (!DATA_KEYS.contains(key)) {
                once(
                        Threat.HIGH,
                        "onnx-external-key",
                        at,
                        "A tensor in another file is described by the unknown key \"" + Text.printable(key, 80)
                                + "\"; loaders set it as an attribute of their own objects.",
                        "Do not load it; export the model again.");
            }
            String before = into.put(key, value);
            if (before != null && !before.equals(value)) {
                once(
                        Threat.HIGH,
                        "onnx-external-key",
                        at,
                        "A tensor in another file gives its " + Text.printable(key, 80)
                                + " twice; readers differ in which one they use.",
                        "Do not load it; export the model again.");
            }
        }

        private void external(Map<String, String> data, long at) {
            String location = data.getOrDefault("location", "");
            String shown = "\"" + Text.printable(location, 150) + "\"";
            if (told.contains("out " + location)) {
                return;
            }
            if (!ExternalData.location(location, at, place, scan)) {
                told.add("out " + location);
                return;
            }
            for (String key : new String[] {"offset", "length"}) {
                if (data.containsKey(key) && !data.get(key).matches("\\d{1,18}")) {
                    once(
                            Threat.HIGH,
                            "onnx-external-range",
                            at,
                            "A tensor in " + shown + " has the impossible " + key + " \""
                                    + Text.printable(data.get(key), 40) + "\".",
                            "Do not load it; export the model again.");
                }
            }
            scan.rawReference(location);
        }

        private void once(Threat threat, String code, long at, String message, String fix) {
            if (told.add(message)) {
                scan.report(threat, code, place, at, message, fix);
            }
        }
    }
}
