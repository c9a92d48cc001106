package io.jenkins.plugins.mlops.engine.cli;

import io.jenkins.plugins.mlops.engine.EngineLimits;
import io.jenkins.plugins.mlops.engine.connection.DatabaseReader;
import io.jenkins.plugins.mlops.engine.connection.TableAddress;
import io.jenkins.plugins.mlops.engine.data.InputFile;
import io.jenkins.plugins.mlops.engine.data.InputFiles;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tables of databases that options name in place of files. Each is read when it is first looked for, and deleted in the end. */
final class ReferredTables implements AutoCloseable {
    private final ConnectionSpecs specs;
    private final Output output;
    private final EngineLimits limits;
    private final Map<String, DatabaseReader.Extracted> read = new LinkedHashMap<>();

    /**
     * @param specs the databases
     * @param limits with the memory beside Java's
     */
    ReferredTables(ConnectionSpecs specs, Output output, EngineLimits limits) {
        this.specs = specs;
        this.output = output;
        this.limits = limits;
    }

    /**
     * Files, and the tables that these names are addresses of.
     *
     * @param names files, globs and addresses
     * @throws io.jenkins.plugins.mlops.engine.BadInputException in one line, when an address cannot be one, or its connection is not known
     */
    InputFiles in(InputFiles inputs, Iterable<String> names) {
        InputFiles all = inputs;
        for (String name : names) {
            if (TableAddress.isOne(name)) {
                TableAddress address = TableAddress.parse(name);
                specs.named(address.connection(), name);
                all = all.with(name, () -> file(name, address));
            }
        }
        return all;
    }

    private InputFile file(String name, TableAddress address) {
        return read.computeIfAbsent(
                        name,
                        key -> new DatabaseReader(
                                        specs.named(address.connection(), name), address.extract(), output.progress())
                                .read(null, limits))
                .file();
    }

    @Override
    public void close() {
        read.values().forEach(DatabaseReader.Extracted::close);
    }
}
