package io.jenkins.plugins.mlops.engine.contract;

import java.util.List;
import java.util.regex.Pattern;

/** Which version of the Open Data Contract Standard a document is written in. */
final class OdcsVersion {
    private static final Pattern READ = Pattern.compile("v?3\\.[01](\\..*)?");
    private static final Pattern SECOND = Pattern.compile("v?2(\\..*)?");
    /** Fields that version 3 renamed or dropped. */
    private static final List<String> OF_SECOND =
            List.of("uuid", "datasetKind", "quantumName", "datasetDomain", "datasetName", "userConsumptionMode");

    private OdcsVersion() {}

    /** Tells whether the document says that it is a contract of a version that is read. */
    static boolean isRead(YamlNode root) {
        String version = plain(root);
        return version != null && READ.matcher(version).matches();
    }

    /** Tells whether the document is one of version 2, which is written in other words. */
    static boolean isSecond(YamlNode root) {
        String version = plain(root);
        return version != null
                ? SECOND.matcher(version).matches()
                : root.has("dataset") && OF_SECOND.stream().anyMatch(root::has);
    }

    /** Refuses any other version, and says what to do. */
    static void require(YamlNode root) {
        YamlNode at = root.has("apiVersion") ? root.get("apiVersion") : root;
        String version = root.text("apiVersion");
        if (isSecond(root)) {
            throw at.error(
                    "this is ODCS " + (version == null ? "v2" : version)
                            + ", expected apiVersion v3.0.x or v3.1.x; rename uuid to id, dataset to schema, table and column to name,"
                            + " columns to properties, isNullable: false to required: true, isUnique to unique, isPrimaryKey to primaryKey");
        }
        if (!isRead(root)) {
            throw at.error("expected apiVersion v3.0.x or v3.1.x, found "
                    + (version == null ? "none" : "\"" + version + "\""));
        }
    }

    private static String plain(YamlNode root) {
        YamlNode version = root.get("apiVersion");
        return version == null || version.isMap() || version.isList() ? null : version.text();
    }
}
