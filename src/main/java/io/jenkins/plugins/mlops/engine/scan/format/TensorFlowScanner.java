package io.jenkins.plugins.mlops.engine.scan.format;

import io.jenkins.plugins.mlops.engine.scan.core.ByteReader;
import io.jenkins.plugins.mlops.engine.scan.core.Content;
import io.jenkins.plugins.mlops.engine.scan.core.FormatScanner;
import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Looks at TensorFlow SavedModels and graphs (tensorflow/core/protobuf): operations that touch files or run code. */
public final class TensorFlowScanner implements FormatScanner {
    private static final Set<String> CODE = Set.of(
            "PyFunc",
            "PyFuncStateless",
            "EagerPyFunc",
            "XlaHostCompute",
            "RemoteCall",
            "RpcCall",
            "RpcClient",
            "RpcServer",
            "RpcServerStart",
            "RpcServerRegister",
            "DatasetFromGraph");
    private static final Set<String> FILES = Set.of(
            "ReadFile",
            "WriteFile",
            "MatchingFiles",
            "FileSystemSetConfiguration",
            "ImmutableConst",
            "TextLineReader",
            "TextLineReaderV2",
            "TFRecordReader",
            "TFRecordReaderV2",
            "WholeFileReader",
            "WholeFileReaderV2",
            "FixedLengthRecordReader",
            "FixedLengthRecordReaderV2",
            "LMDBReader",
            "TextLineDataset",
            "TFRecordDataset",
            "TFRecordDatasetV2",
            "FixedLengthRecordDataset",
            "FixedLengthRecordDatasetV2",
            "SqlDataset",
            "CSVDataset",
            "CSVDatasetV2",
            "LMDBDataset",
            "CreateSummaryFileWriter",
            "CreateSummaryDbWriter",
            "WriteSummary",
            "WriteRawProtoSummary",
            "WriteGraphSummary",
            "SaveDataset",
            "SaveDatasetV2",
            "LoadDataset",
            "DatasetToTFRecord",
            "SnapshotDataset",
            "SnapshotDatasetV2",
            "CacheDataset",
            "CacheDatasetV2",
            "DebugIdentity",
            "DebugIdentityV2",
            "DebugIdentityV3",
            "DumpTensor",
            "AudioMicrofrontend",
            "DecodeProtoV2",
            "EncodeProto",
            "DataServiceDataset",
            "DataServiceDatasetV2",
            "IO>FileRead",
            "IO>FileInit");

    private final ProtoKind kind;

    public TensorFlowScanner(ProtoKind kind) {
        this.kind = kind;
    }

    @Override
    public void scan(Content content, Place place, Scan scan) throws IOException {
        Walk walk = new Walk(place, scan, new HashSet<>());
        ProtoReader reader = ProtoReader.of(ByteReader.of(content), content.size());
        if (kind == ProtoKind.GRAPH) {
            walk.graph(reader);
        } else {
            walk.each(reader, 2, meta -> walk.each(meta, 2, walk::graph));
        }
    }

    private interface Step {
        void read(ProtoReader message) throws IOException;
    }

    private record Walk(Place place, Scan scan, Set<String> told) {
        void each(ProtoReader message, int field, Step step) throws IOException {
            while (message.next()) {
                if (message.is(field)) {
                    step.read(message.message());
                } else {
                    message.skip();
                }
            }
        }

        void graph(ProtoReader graph) throws IOException {
            while (graph.next()) {
                if (graph.is(1)) {
                    node(graph.message());
                } else if (graph.is(2)) {
                    each(graph.message(), 1, function -> each(function, 3, this::node));
                } else {
                    graph.skip();
                }
            }
        }

        void node(ProtoReader node) throws IOException {
            long at = node.position();
            while (node.next()) {
                if (node.is(2)) {
                    judge(node.text(200), at);
                } else {
                    node.skip();
                }
            }
        }

        private void judge(String operation, long at) {
            if (CODE.contains(operation) && told.add(operation)) {
                scan.report(
                        Threat.CRITICAL,
                        "tensorflow-code",
                        place,
                        at,
                        "The graph runs `" + operation + "`, which calls Python or another"
                                + " machine when the model is used.",
                        "Do not use it; export the model again from layers alone.");
            } else if (FILES.contains(operation) && told.add(operation)) {
                scan.report(
                        Threat.HIGH,
                        "tensorflow-file",
                        place,
                        at,
                        "The graph runs `" + operation + "`, which reads or writes files of the"
                                + " machine that uses the model.",
                        "Do not use it; export the model again with reading and writing left outside.");
            }
        }
    }
}
