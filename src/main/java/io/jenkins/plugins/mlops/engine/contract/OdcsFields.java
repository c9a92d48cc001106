package io.jenkins.plugins.mlops.engine.contract;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The field names of the Open Data Contract Standard 3.0 and 3.1, from its JSON Schema. */
final class OdcsFields {
    static final Set<String> CONTRACT = Set.of(
            "version",
            "kind",
            "apiVersion",
            "id",
            "name",
            "tenant",
            "tags",
            "status",
            "servers",
            "dataProduct",
            "description",
            "domain",
            "schema",
            "support",
            "price",
            "team",
            "roles",
            "slaDefaultElement",
            "slaProperties",
            "authoritativeDefinitions",
            "customProperties",
            "contractCreatedTs");
    private static final Set<String> ELEMENT = Set.of(
            "id",
            "name",
            "physicalType",
            "description",
            "businessName",
            "authoritativeDefinitions",
            "tags",
            "customProperties");
    static final Set<String> OBJECT = with(
            ELEMENT,
            "logicalType",
            "physicalName",
            "dataGranularityDescription",
            "properties",
            "relationships",
            "quality");
    static final Set<String> PROPERTY = with(
            ELEMENT,
            "primaryKey",
            "primaryKeyPosition",
            "logicalType",
            "logicalTypeOptions",
            "physicalName",
            "required",
            "unique",
            "partitioned",
            "partitionKeyPosition",
            "classification",
            "encryptedName",
            "transformSourceObjects",
            "transformLogic",
            "transformDescription",
            "examples",
            "criticalDataElement",
            "relationships",
            "quality",
            "properties",
            "items");
    static final Set<String> OPERATORS = Set.of(
            "mustBe",
            "mustNotBe",
            "mustBeGreaterThan",
            "mustBeGreaterOrEqualTo",
            "mustBeLessThan",
            "mustBeLessOrEqualTo",
            "mustBeBetween",
            "mustNotBeBetween");
    static final Set<String> QUALITY = with(
            OPERATORS,
            "id",
            "authoritativeDefinitions",
            "businessImpact",
            "customProperties",
            "description",
            "dimension",
            "method",
            "name",
            "schedule",
            "scheduler",
            "severity",
            "tags",
            "type",
            "unit",
            "metric",
            "rule",
            "arguments",
            "query",
            "engine",
            "implementation");
    /** Fields that mean something for one type of quality entry. */
    static final Map<String, Set<String>> QUALITY_OF = Map.of(
            "library", with(OPERATORS, "unit", "metric", "rule", "arguments"),
            "sql", with(OPERATORS, "unit", "query"),
            "custom", Set.of("engine", "implementation"),
            "text", Set.of());
    /** Arguments of a metric, which is where their names are valid. */
    static final Set<String> ARGUMENTS = Set.of("pattern", "validValues", "missingValues", "properties");

    /** Arguments by metric; other metrics have none. */
    static final Map<String, Set<String>> ARGUMENTS_OF = Map.of(
            "missingValues", Set.of("missingValues"),
            "invalidValues", Set.of("validValues", "pattern"),
            "duplicateValues", Set.of("properties"));

    static final Set<String> METRICS =
            Set.of("nullValues", "missingValues", "invalidValues", "duplicateValues", "rowCount");
    static final Set<String> TYPES =
            Set.of("string", "date", "timestamp", "time", "number", "integer", "object", "array", "boolean");
    static final Set<String> OPTIONS = Set.of(
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "format",
            "minLength",
            "maxLength",
            "pattern",
            "timezone",
            "defaultTimezone",
            "minItems",
            "maxItems",
            "uniqueItems",
            "minProperties",
            "maxProperties",
            "required");
    /** Classifications whose values must not be shown. */
    static final Set<String> SENSITIVE =
            Set.of("confidential", "restricted", "sensitive", "secret", "private", "pii", "personal");

    private OdcsFields() {}

    private static Set<String> with(Set<String> base, String... more) {
        Set<String> all = new HashSet<>(base);
        all.addAll(Set.of(more));
        return Collections.unmodifiableSet(new LinkedHashSet<>(all));
    }
}
