package io.jenkins.plugins.mlops.engine.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.engine.scan.core.Finding;
import io.jenkins.plugins.mlops.engine.scan.core.Policy;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No honest model is flagged, every malicious sample is refused, and for the reason it was made for. */
class ScanSamplesTest {
    @TempDir
    Path folder;

    private ScanReport scan(Map<String, byte[]> files) {
        files.forEach((name, bytes) -> Samples.write(folder, name, bytes));
        return new ModelScanner().scan(List.of(folder), Policy.BUILT_IN);
    }

    @Test
    void honestModelsPass() {
        passes(Samples.honest());
    }

    @Test
    void honestFilesOfManyFrameworksPass() {
        Map<String, byte[]> honest = Samples.moreHonest();
        passes(honest);
        assertTrue(honest.size() > 900);
    }

    private void passes(Map<String, byte[]> honest) {
        ScanReport report = scan(honest);
        List<String> flagged = report.findings().stream()
                .filter(f -> f.threat() != Threat.INFO)
                .map(f -> f.where() + ": " + f.message())
                .toList();
        assertEquals(List.of(), flagged);
        assertEquals(Verdict.PASSED, report.verdict());
        assertEquals(honest.size(), report.files().size());
        assertTrue(honest.size() > 300);
    }

    @Test
    void maliciousSamplesAreRefused() {
        Map<String, byte[]> malicious = Samples.malicious();
        ScanReport report = scan(malicious);
        List<String> missed = report.files().stream()
                .filter(f -> f.verdict() != Verdict.FAILED)
                .map(ScannedFile::path)
                .toList();
        assertEquals(List.of(), missed);
        assertEquals(malicious.size(), report.files().size());
        assertTrue(malicious.size() >= 840);
        for (Finding finding : report.findings()) {
            assertFalse(
                    finding.message().isBlank()
                            || finding.fix().isBlank()
                            || finding.message().contains("\n"),
                    finding.toString());
        }
    }

    @Test
    void theReasonIsTheRightOne() {
        Map<String, String> expected = Map.ofEntries(
                Map.entry("global/os.system.pkl", "pickle-global"),
                Map.entry("opcode/ext1.pkl", "pickle-extension"),
                Map.entry("opcode/computed-name.pkl", "pickle-computed-global"),
                Map.entry("opcode/memo-overwritten.pkl", "pickle-global"),
                Map.entry("abuse/call-result.pkl", "pickle-call"),
                Map.entry("abuse/build-allowed.pkl", "pickle-build"),
                Map.entry("packed/bz2.joblib", "pickle-global"),
                Map.entry("packed/lzma.joblib", "pickle-global"),
                Map.entry("packed/lz4-linked.joblib", "pickle-global"),
                Map.entry("packed/many-times.bin", "pickle-global"),
                Map.entry("packed/torch-legacy-keys.pt", "pickle-global"),
                Map.entry("packed/torch-tar-storages.pt", "pickle-global"),
                Map.entry("joblib/two-readers.joblib", "pickle-global"),
                Map.entry("joblib/behind-array.joblib", "pickle-global"),
                Map.entry("joblib/compressed-array.joblib", "pickle-global"),
                Map.entry("bomb/newobj-tensor.pkl", "pickle-call"),
                Map.entry("bomb/int-of-decimal.pkl", "pickle-call"),
                Map.entry("abuse/keys-planted.pkl", "pickle-build"),
                Map.entry("abuse/zone-file.pkl", "pickle-call"),
                Map.entry("keras/virtual-dataset.h5", "hdf5-external"),
                Map.entry("data/extension-0.parquet", "arrow-pickle"),
                Map.entry("data/extension-1.parquet", "arrow-pickle"),
                Map.entry("data/extension-2.parquet", "arrow-pickle"),
                Map.entry("data/extension.arrow", "arrow-pickle"),
                Map.entry("code/torch/data/pickle_module_info.txt", "runs-own-code"),
                Map.entry("code/keras/data/keras_module.txt", "runs-own-code"),
                Map.entry("code/outside/MLmodel", "path-traversal"),
                Map.entry("code/caffe.prototxt", "python-layer"),
                Map.entry("hydra/more-registry.yaml", "config-target"),
                Map.entry("hydra/more-logging-ext.yaml", "config-target"),
                Map.entry("hydra/more-nested-string.json", "config-target"),
                Map.entry("tensorflow/function-by-name.pb", "tensorflow-file"),
                Map.entry("template/again-macro.gguf", "chat-template"),
                Map.entry("text/blank-lines.bin", "yaml-object"),
                Map.entry("xml/more-spring.pmml", "xml-code"),
                Map.entry("zip/wrong-crc.pt", "zip-crc"),
                Map.entry("zip/local-name.pt", "zip-header"),
                Map.entry("zip/hidden-member.pt", "zip-hidden"),
                Map.entry("zip/duplicate.pt", "zip-duplicate"),
                Map.entry("zip/overlap.zip", "zip-overlap"),
                Map.entry("zip/path-middle.zip", "path-traversal"),
                Map.entry("zip/symlink.zip", "archive-link"),
                Map.entry("zip/encrypted-only-central.pt", "encrypted"),
                Map.entry("bomb/zeros.bz2", "archive-bomb"),
                Map.entry("bomb/deep.zip", "archive-bomb"),
                Map.entry("keras/escaped.keras", "keras-lambda"),
                Map.entry("keras/lambda-escaped.h5", "keras-lambda"),
                Map.entry("keras/userblock.h5", "keras-lambda"),
                Map.entry("keras/os-system.keras", "keras-module"),
                Map.entry("keras/get-file.keras", "keras-module"),
                Map.entry("keras/external-link-latest.h5", "hdf5-external"),
                Map.entry("keras/external-data-earliest.h5", "hdf5-external"),
                Map.entry("onnx/subgraph.onnx", "onnx-external-path"),
                Map.entry("onnx/unknown-key.onnx", "onnx-external-key"),
                Map.entry("template/map-attribute.gguf", "chat-template"),
                Map.entry("tensorflow/function/saved_model.pb", "tensorflow-file"),
                Map.entry("tensorflow/keras_metadata.pb", "keras-lambda"),
                Map.entry("polyglot/gif.gif", "pickle-global"),
                Map.entry("polyglot/catboost-broken.cbm", "pickle-global"),
                Map.entry("polyglot/zip-magic.pt", "pickle-global"),
                Map.entry("polyglot/tflite.tflite", "pickle-global"),
                Map.entry("polyglot/hex-number.txt", "pickle-global"),
                Map.entry("polyglot/zip-and-junk.pt", "pickle-global"),
                Map.entry("polyglot/json-hdf5-1024.json", "keras-lambda"),
                Map.entry("keras/userblock-2048.h5", "keras-lambda"),
                Map.entry("keras/userblock-8192.h5", "two-formats"),
                Map.entry("keras/not-a-layer.keras", "keras-class"),
                Map.entry("frame/straddle.pkl", "pickle-frame"),
                Map.entry("frame/stop-inside.pkl", "pickle-frame"),
                Map.entry("state/setstate.pkl", "pickle-build"),
                Map.entry("state/scipy-source.pkl", "pickle-build"),
                Map.entry("state/scipy-default.pkl", "pickle-build"),
                Map.entry("abuse/getattr-globals.pkl", "pickle-call"),
                Map.entry("abuse/random-state-calls.pkl", "pickle-call"),
                Map.entry("bomb/doubling.pkl", "pickle-bomb"),
                Map.entry("bomb/filled-late.pkl", "pickle-bomb"),
                Map.entry("bomb/aliases.yaml", "yaml-bomb"),
                Map.entry("yaml/tag-directive-escaped.yaml", "yaml-object"),
                Map.entry("yaml/percent.yaml", "yaml-object"),
                Map.entry("yaml/line-separator.yaml", "yaml-object"),
                Map.entry("yaml/gif.yaml", "yaml-object"),
                Map.entry("hydra/escaped.yaml", "config-target"),
                Map.entry("hydra/alias-key.yaml", "config-target"),
                Map.entry("hydra/alias-value.yaml", "config-target"),
                Map.entry("hydra/merged.yaml", "config-target"),
                Map.entry("hydra/interpolated.yaml", "config-target"),
                Map.entry("hydra/list.json", "config-target"),
                Map.entry("hydra/params.yaml", "config-target"),
                Map.entry("xml/parameter-entity.pmml", "xml-external"),
                Map.entry("xml/late-doctype.pmml", "xml-external"),
                Map.entry("numpy/nested.npy", "pickle-global"),
                Map.entry("numpy/two.npy", "pickle-global"),
                Map.entry("tar/pax-path.tar", "path-traversal"),
                Map.entry("tar/prefix-middle.tar", "path-traversal"),
                Map.entry("tar/long-name.tar", "path-traversal"),
                Map.entry("tar/behind-end.tar", "pickle-global"),
                Map.entry("tar/folder-with-data.tar", "tar-header"),
                Map.entry("zip/unicode-path-central.zip", "path-traversal"),
                Map.entry("zip/unicode-path-local.zip", "path-traversal"),
                Map.entry("tensorflow/group.pb", "tensorflow-code"),
                Map.entry("tensorflow/magic-parquet.pb", "tensorflow-code"),
                Map.entry("tensorflow/meta-graph.meta", "tensorflow-file"),
                Map.entry("tensorflow/text-escaped.pbtxt", "tensorflow-code"),
                Map.entry("tensorflow/graph.json", "tensorflow-code"),
                Map.entry("tensorflow/save-constant.pb", "tensorflow-file"),
                Map.entry("tensorflow/restore-by-call.pb", "tensorflow-file"),
                Map.entry("tensorflow/FlexPyFunc.tflite", "tensorflow-code"),
                Map.entry("onnx/group.onnx", "onnx-external-path"),
                Map.entry("onnx/model.json", "onnx-external-path"),
                Map.entry("onnx/model.textproto", "onnx-external-path"),
                Map.entry("data/png-nothing.png", "unknown-content"),
                Map.entry("template/more-set-subscript.gguf", "chat-template"),
                Map.entry("template/more-raw-quote.gguf", "chat-template"),
                Map.entry("template/more-joined-list.gguf", "chat-template"),
                Map.entry("template/yaml.yaml", "chat-template"),
                Map.entry("code/models-from-code/MLmodel", "runs-own-code"),
                Map.entry("code/serve.mar", "runs-own-code"));
        Map<String, byte[]> malicious = Samples.malicious();
        malicious.keySet().retainAll(expected.keySet());
        assertEquals(expected.keySet(), malicious.keySet());
        Map<String, Set<String>> codes = scan(malicious).findings().stream()
                .collect(Collectors.groupingBy(Finding::file, Collectors.mapping(Finding::code, Collectors.toSet())));
        List<String> wrong = new ArrayList<>();
        expected.forEach((file, code) -> {
            if (!codes.getOrDefault(file, Set.of()).contains(code)) {
                wrong.add(file + " wants " + code + ", has " + codes.get(file));
            }
        });
        assertEquals(List.of(), wrong);
    }

    @Test
    void offsetsPointAtTheOpcode() {
        byte[] pickle = "\u0080\u0004NcOS\nx\n.".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        ScanReport report = scan(Map.of("m.bin", pickle));
        assertEquals(3, report.findings().get(0).offset());
        assertEquals("m.bin at byte 3", report.findings().get(0).where());
        assertEquals(List.of("OS.x"), report.files().get(0).globals());
    }
}
