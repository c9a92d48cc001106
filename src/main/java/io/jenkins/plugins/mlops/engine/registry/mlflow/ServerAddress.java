package io.jenkins.plugins.mlops.engine.registry.mlflow;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Where an MLflow server is.
 *
 * @param base without a slash at its end; may have a path in front of MLflow's
 */
public record ServerAddress(URI base) {
    /**
     * Reads an address.
     *
     * @throws BadInputException when it is no http or https address, or holds a password; what stands in front of the host is never repeated
     */
    public static ServerAddress parse(String text) {
        try {
            URI uri = new URI(text.strip().replaceAll("/+$", ""));
            if (uri.getRawUserInfo() != null
                    || uri.getRawAuthority() != null && uri.getRawAuthority().indexOf('@') >= 0) {
                throw new BadInputException(
                        "the registry's address must not hold a user or a password; set MLFLOW_TRACKING_TOKEN, or MLFLOW_TRACKING_USERNAME and"
                                + " MLFLOW_TRACKING_PASSWORD");
            }
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null && uri.getRawQuery() == null && uri.getRawFragment() == null) {
                return new ServerAddress(uri);
            }
        } catch (URISyntaxException e) {
            // told below, without the text: it may hold a password
        }
        throw new BadInputException(
                "the registry's address has to be that of an MLflow server, for example https://mlflow.example.org");
    }

    /** An address below, of a path that is encoded already. */
    URI at(String path) {
        return URI.create(base + "/" + path);
    }

    /** Where a person sees a version. */
    String version(String model, int number) {
        return base + "/#/models/" + encoded(model) + "/versions/" + number;
    }

    /** A text as one part of a path or a query. */
    static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
