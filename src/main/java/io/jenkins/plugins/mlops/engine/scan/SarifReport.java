package io.jenkins.plugins.mlops.engine.scan;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Machine;
import io.jenkins.plugins.mlops.engine.scan.core.Finding;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the findings as SARIF 2.1.0 (OASIS), which code-scanning pages and warnings-ng read. */
public final class SarifReport {
    private static final JsonMapper JSON = new JsonMapper();

    private SarifReport() {}

    /**
     * Writes the file.
     *
     * @throws BadInputException when it cannot be written
     */
    public static void write(ScanReport report, Path file) {
        try {
            DefaultPrettyPrinter lines = new DefaultPrettyPrinter();
            lines.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
            JSON.writer(lines).writeValue(file.toFile(), document(report));
        } catch (IOException e) {
            throw new BadInputException(file + ": cannot be written (" + e.getMessage() + ")", e);
        }
    }

    /** The log with its one run. */
    static ObjectNode document(ScanReport report) {
        ObjectNode log = JSON.createObjectNode();
        log.put(
                "$schema",
                "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
        log.put("version", "2.1.0");
        ObjectNode run = log.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "MLOps Stages safety scan");
        driver.put("informationUri", "https://github.com/jenkinsci/mlops-stages-plugin");
        driver.put("version", Machine.version());
        ArrayNode rules = driver.putArray("rules");
        Map<String, Integer> known = new LinkedHashMap<>();
        ArrayNode results = run.putArray("results");
        for (Finding finding : report.findings()) {
            int rule = known.computeIfAbsent(finding.code(), code -> {
                ObjectNode added = rules.addObject();
                added.put("id", code);
                added.putObject("shortDescription").put("text", code.replace('-', ' '));
                added.putObject("help").put("text", finding.fix());
                added.putObject("defaultConfiguration").put("level", level(finding.threat()));
                return known.size();
            });
            result(finding, rule, results.addObject());
        }
        run.put("columnKind", "utf16CodeUnits");
        return log;
    }

    private static void result(Finding finding, int rule, ObjectNode result) {
        result.put("ruleId", finding.code());
        result.put("ruleIndex", rule);
        result.put("level", level(finding.threat()));
        String inside = finding.member().isEmpty() ? "" : " (in " + finding.member() + ")";
        result.putObject("message").put("text", finding.message() + inside + " " + finding.fix());
        ObjectNode location = result.putArray("locations").addObject();
        ObjectNode physical = location.putObject("physicalLocation");
        physical.putObject("artifactLocation").put("uri", uri(finding.file()));
        ObjectNode region = physical.putObject("region");
        region.put("startLine", 1); // pages ask for a line; what was read is bytes
        if (finding.member().isEmpty() && finding.offset() >= 0) {
            region.put("byteOffset", finding.offset());
            region.put("byteLength", 0);
        }
        if (!finding.member().isEmpty()) {
            ObjectNode logical = location.putArray("logicalLocations").addObject();
            logical.put("fullyQualifiedName", finding.file() + "!" + finding.member());
            logical.put("kind", "member");
        }
        result.putObject("partialFingerprints")
                .put(
                        "mlopsScan/v1",
                        Integer.toHexString((finding.code()
                                        + '\n'
                                        + finding.file()
                                        + '\n'
                                        + finding.member()
                                        + '\n'
                                        + finding.message())
                                .hashCode()));
    }

    private static String level(Threat threat) {
        return switch (threat) {
            case CRITICAL, HIGH, MEDIUM -> "error";
            case LOW -> "warning";
            case INFO -> "note";
        };
    }

    /** The path as a relative or absolute reference. */
    private static String uri(String path) {
        try {
            String slashes = path.replace('\\', '/');
            return new URI(
                            slashes.startsWith("/") ? "file" : null,
                            slashes.startsWith("/") ? "" : null,
                            slashes,
                            null,
                            null)
                    .toASCIIString();
        } catch (URISyntaxException e) {
            return "file";
        }
    }
}
