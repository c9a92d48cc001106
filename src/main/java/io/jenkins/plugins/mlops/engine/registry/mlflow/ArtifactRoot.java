package io.jenkins.plugins.mlops.engine.registry.mlflow;

import java.net.URI;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Where the files of a run go: through the server, which passes them on to its artifact store.
 *
 * @param uri as the server names it, for example {@code mlflow-artifacts:/1/0a1b/artifacts}
 * @param path the same as a path behind the proxy
 */
record ArtifactRoot(String uri, String path) {
    /** The proxy, below the server's address. */
    static final String PROXY = "api/2.0/mlflow-artifacts/artifacts";

    /** @throws MlflowException when the server does not take files in itself, or wants them sent to another host */
    static ArtifactRoot of(String uri, MlflowClient client) throws MlflowException {
        URI parsed;
        try {
            parsed = URI.create(uri);
        } catch (IllegalArgumentException e) {
            throw client.problem(
                    "runs/create", "gives the run an artifact location that is not an address", 200, "", e);
        }
        if (!"mlflow-artifacts".equals(parsed.getScheme())) {
            throw client.problem(
                    "runs/create",
                    "keeps files at " + parsed.getScheme()
                            + ":... and does not take them in itself; start it with --serve-artifacts, or use an"
                            + " experiment that was made after that",
                    200,
                    "",
                    null);
        }
        URI base = client.server().base();
        if (parsed.getHost() != null
                && !(parsed.getHost().equalsIgnoreCase(base.getHost()) && parsed.getPort() == base.getPort())) {
            throw client.problem(
                    "runs/create",
                    "wants files sent to the other host " + parsed.getHost() + "; credentials are not taken there",
                    200,
                    "",
                    null);
        }
        return new ArtifactRoot(uri, parsed.getPath().replaceAll("^/+|/+$", ""));
    }

    /** The path of a file behind the proxy, encoded. */
    String encoded(String file) {
        String whole = file.isEmpty() ? path : path + "/" + file;
        return Arrays.stream(whole.split("/")).map(ServerAddress::encoded).collect(Collectors.joining("/"));
    }
}
