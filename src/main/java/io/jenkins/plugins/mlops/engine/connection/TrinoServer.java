package io.jenkins.plugins.mlops.engine.connection;

import java.util.List;

/**
 * A Trino server.
 *
 * @param number its version
 */
record TrinoServer(String number) implements DatabaseKind.Server {
    @Override
    public String version() {
        return "Trino " + number;
    }

    @Override
    public String inFront(String name, String rows, String query) {
        return "WITH " + name + " AS (" + rows + ") " + query;
    }

    @Override
    public String rowsDigest(List<String> names) {
        return "to_hex(checksum(ROW(" + String.join(", ", names) + ")))";
    }
}
