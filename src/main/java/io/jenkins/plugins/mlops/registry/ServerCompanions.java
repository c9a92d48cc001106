package io.jenkins.plugins.mlops.registry;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Digests;
import io.jenkins.plugins.mlops.engine.registry.Companions;
import io.jenkins.plugins.mlops.engine.registry.ModelVersion;
import io.jenkins.plugins.mlops.engine.registry.store.ModelStore;
import io.jenkins.plugins.mlops.json.JsonWriter;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What monitoring needs of a version on a server: its baseline, its roles if it has them, and what it says of itself. On the controller's disk until the agent
 * has them; deleted at the end. Used by one thread.
 */
public final class ServerCompanions implements Closeable {
    /** The file with what the version says of itself. */
    public static final String VERSION = "version.json";

    private final Spool spool;

    private ServerCompanions(Spool spool) {
        this.spool = spool;
    }

    /**
     * Takes them from the server.
     *
     * @throws BadInputException in one line, when the version has no baseline, or several
     */
    public static ServerCompanions of(ModelStore store, ModelVersion version) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        byte[] baseline = store.companion(version, Companions.BASELINE);
        if (baseline == null) {
            throw new BadInputException(Companions.missing(version));
        }
        files.put(Companions.BASELINE, baseline);
        byte[] roles = store.companion(version, Companions.ROLES);
        if (roles != null) {
            files.put(Companions.ROLES, roles);
        }
        files.put(VERSION, told(version).getBytes(StandardCharsets.UTF_8));
        long bytes = files.values().stream().mapToLong(file -> file.length).sum();
        ServerCompanions made = new ServerCompanions(Spool.in(SpoolFolder.get().open(), bytes));
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                made.spool.add(file.getKey(), new ByteArrayInputStream(file.getValue()), Digests.of(file.getValue()));
            }
            return made;
        } catch (IOException | RuntimeException x) {
            made.close();
            throw x;
        }
    }

    private static String told(ModelVersion version) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("signature", version.signature());
        told.put("created", version.created() == null ? null : version.created().toString());
        return JsonWriter.write(told);
    }

    /** Where a file is; null when the version has none of this name. */
    public Path find(String name) {
        return spool.files().get(name);
    }

    @Override
    public void close() throws IOException {
        spool.close();
    }
}
