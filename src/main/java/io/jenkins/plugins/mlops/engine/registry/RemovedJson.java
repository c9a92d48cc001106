package io.jenkins.plugins.mlops.engine.registry;

import io.jenkins.plugins.mlops.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;

/** The record of a removed version, {@code mlops-removed/1}. */
final class RemovedJson {
    private static final String FORMAT = "mlops-removed/1";

    private RemovedJson() {}

    static byte[] bytes(RemovedVersion removed) {
        Map<String, Object> tree = Json.object();
        tree.put("format", FORMAT);
        tree.put("name", removed.identity().name());
        tree.put("version", removed.number());
        tree.put("digest", removed.digest());
        tree.put("fingerprint", removed.identity().fingerprint());
        tree.put("key", removed.identity().key());
        tree.put("created", removed.origin().created().toString());
        tree.put("by", removed.origin().by());
        tree.put("build", Json.build(removed.origin().build()));
        Map<String, Object> removal = Json.object();
        removal.put("at", removed.removal().at().toString());
        removal.put("by", removed.removal().by());
        removal.put("rule", removed.removal().rule());
        tree.put("removed", removal);
        return Json.bytes(tree);
    }

    static RemovedVersion read(Path file) throws IOException {
        JsonObject tree = Json.read(file);
        if (!tree.text("format", "").equals(FORMAT)) {
            throw new RegistryDamage(file, "is not a document of the format " + FORMAT);
        }
        JsonObject removal = tree.object("removed");
        try {
            return new RemovedVersion(
                    VersionJson.identity(tree, file),
                    VersionJson.origin(tree, file),
                    new RemovedVersion.Removal(
                            Instant.parse(removal.text("at", "")), removal.text("by", null), removal.text("rule", "")));
        } catch (DateTimeException e) {
            throw new RegistryDamage(file, "has no proper time of removal");
        }
    }
}
