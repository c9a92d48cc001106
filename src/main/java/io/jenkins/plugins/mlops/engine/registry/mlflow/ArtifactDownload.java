package io.jenkins.plugins.mlops.engine.registry.mlflow;

import io.jenkins.plugins.mlops.engine.registry.http.ServerResponse;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.List;

/** Small files that come back through MLflow's artifact proxy, in memory. */
final class ArtifactDownload {
    private final MlflowClient client;
    private final ArtifactRoot root;

    ArtifactDownload(MlflowClient client, ArtifactRoot root) {
        this.client = client;
        this.root = root;
    }

    /** The names of the files at the top of the folder. */
    List<String> names() throws IOException {
        String path = ArtifactRoot.PROXY + "?path=" + ServerAddress.encoded(root.path());
        return client.json("GET", path, "list of files", null, MlflowClient.Twice.HARMLESS).objects("files").stream()
                .filter(file -> !Boolean.TRUE.equals(file.members().get("is_dir")))
                .map(file -> file.text("path", ""))
                .toList();
    }

    /** The bytes of a file. */
    byte[] file(String path) throws IOException {
        String shown = "download of " + path;
        ServerResponse answer = client.patiently(shown, MlflowClient.Twice.HARMLESS, () -> {
            HttpRequest request = client.request(client.server().at(ArtifactRoot.PROXY + "/" + root.encoded(path)))
                    .build();
            return client.send(request, null);
        });
        if (!answer.good()) {
            throw client.refusal(answer, shown);
        }
        return answer.body();
    }
}
