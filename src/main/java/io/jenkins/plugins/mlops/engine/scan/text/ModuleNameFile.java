package io.jenkins.plugins.mlops.engine.scan.text;

import io.jenkins.plugins.mlops.engine.scan.core.CodeRun;
import io.jenkins.plugins.mlops.engine.scan.core.Content;
import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.core.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges the small files from which MLflow reads the name of a module that it imports on every load: {@code keras_module.txt} and
 * {@code pickle_module_info.txt}. Here the name of the file does count, since MLflow looks for that name.
 */
final class ModuleNameFile {
    private static final Map<String, Set<String>> FILES = Map.of(
            "keras_module.txt",
            Set.of("keras", "tensorflow.keras", "tf_keras", "tensorflow.python.keras"),
            "pickle_module_info.txt",
            Set.of("pickle", "cloudpickle", "dill", "mlflow.pytorch.pickle_module"));

    private static final int LONGEST = 1000;

    private ModuleNameFile() {}

    static void check(Content content, Place place, Scan scan) throws IOException {
        String shown = place.member().isEmpty() ? place.file() : place.member();
        String name = shown.substring(Math.max(shown.lastIndexOf('/'), shown.lastIndexOf('!')) + 1);
        Set<String> known = FILES.get(name);
        if (known == null) {
            return;
        }
        String module = new String(content.bytes(0, LONGEST), StandardCharsets.UTF_8).strip();
        if (!known.contains(module)) {
            String path = module.replace('.', '/');
            scan.codeRuns(new CodeRun(
                    place,
                    0,
                    List.of("../code/" + path + ".py", "../code/" + path + "/__init__.py", path + ".py"),
                    name + ": " + Text.printable(module, 100),
                    "on every load: MLflow imports the module that this file names",
                    true));
        }
    }
}
