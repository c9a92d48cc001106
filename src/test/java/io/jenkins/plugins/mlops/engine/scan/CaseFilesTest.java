package io.jenkins.plugins.mlops.engine.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.engine.scan.core.Finding;
import io.jenkins.plugins.mlops.engine.scan.core.Policy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that an earlier scan got wrong: what it missed is refused for the right reason, what it stopped passes. None of them is ever loaded. */
class CaseFilesTest {
    private static final Map<String, String> MISSED = Map.ofEntries(
            Map.entry("opcode/frame-divergence-cpython154848.pkl", "pickle-frame"),
            Map.entry("polyglot/catboost-magic.pkl", "pickle-global"),
            Map.entry("polyglot/tar-and-pickle.pkl", "pickle-global"),
            Map.entry("numpy/struct-alias-object.npy", "pickle-global"),
            Map.entry("tf/unknown-field-PyFunc/saved_model.pb", "tensorflow-code"),
            Map.entry("tf/PrintV2/saved_model.pb", "tensorflow-file"),
            Map.entry("onnx/traversal-unknown-field.onnx", "onnx-external-path"),
            Map.entry("hydra/flow.yaml", "config-target"),
            Map.entry("hydra/via-torch-nn.yaml", "config-target"),
            Map.entry("hydra/json-via-transformers.json", "config-target"),
            Map.entry("yaml/verbatim-tag.yaml", "yaml-object"),
            Map.entry("yaml/magic-binf.yaml", "yaml-object"),
            Map.entry("keras/text-prefix-4096-hdf5.h5", "keras-lambda"),
            Map.entry("tar/prefix-traversal.tar", "path-traversal"),
            Map.entry("tar/pax-size-override.tar", "pickle-global"),
            Map.entry("hidden-files/.evil.pkl", "pickle-global"),
            Map.entry("hidden-files/.cache/evil.pkl", "pickle-global"),
            Map.entry("jinja/close-in-string.jinja", "chat-template"),
            Map.entry("jinja/dict-by-name.tokenizer_config.json", "chat-template"),
            Map.entry("xml/doctype-external.pmml", "xml-external"),
            Map.entry("dirs/mlflow-loader/MLmodel", "runs-own-code"),
            Map.entry("zip/unicode-path-slip.zip", "path-traversal"),
            Map.entry("other/billion-laughs.pkl", "pickle-bomb"));

    @TempDir
    Path folder;

    @BeforeEach
    void unpack() {
        Samples.cases().forEach((name, bytes) -> Samples.write(folder, name, bytes));
    }

    private ScanReport scan(String part) {
        return new ModelScanner().scan(List.of(folder.resolve(part)), Policy.BUILT_IN);
    }

    @Test
    void whatWasMissedIsRefusedForItsReason() {
        Map<String, Set<String>> codes = scan("missed").findings().stream()
                .filter(finding -> finding.threat().verdict() == Verdict.FAILED)
                .collect(Collectors.groupingBy(Finding::file, Collectors.mapping(Finding::code, Collectors.toSet())));
        List<String> wrong = new ArrayList<>();
        MISSED.forEach((file, code) -> {
            if (!codes.getOrDefault(file, Set.of()).contains(code)) {
                wrong.add(file + " wants " + code + ", has " + codes.get(file));
            }
        });
        assertEquals(List.of(), wrong);
    }

    @Test
    void theFileThatRunsIsNamedWithTheTimeItRuns() {
        Finding finding = scan("missed/dirs/mlflow-loader").findings().stream()
                .filter(found -> found.code().equals("runs-own-code"))
                .findFirst()
                .orElseThrow();
        assertTrue(finding.message().contains("code/evil.py runs on every load"), finding.message());
        assertTrue(finding.message().contains("loader_module: evil"), finding.message());
    }

    @Test
    void honestFilesPass() {
        for (String part : List.of("ben-tf", "so", "ben", "ben-torch")) {
            ScanReport report = scan("false-alarm/" + part);
            assertEquals(Verdict.PASSED, report.verdict(), report.message());
        }
    }

    @Test
    void codeThatComesAlongIsOneWarning() {
        ScanReport report = scan("false-alarm/sk-code");
        assertEquals(
                List.of("own-code"),
                report.findings().stream().map(Finding::code).toList());
        String message = report.findings().get(0).message();
        assertTrue(
                message.contains("code/mypkg/f.py") && message.contains("only puts the folder on Python's path"),
                message);
    }
}
