package io.jenkins.plugins.mlops.engine.contract.foreign;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** YAML and JSON documents that their keys give away. */
public final class ForeignTree {
    /** The parts of a document that have to be known: its keys, the plain values of keys, and the items of lists. */
    public interface Tree {
        /** The keys of a mapping; empty for anything else. */
        Set<String> keys();

        /** The plain value of a key, or an empty text. */
        String text(String key);

        /** The value of a key as a tree; one without keys and items when there is none. */
        Tree child(String key);

        /** The items of a list; empty for anything else. */
        List<Tree> items();
    }

    private static final Set<String> ROLES = Set.of(
            "features",
            "prediction",
            "score",
            "label",
            "timestamp",
            "id",
            "group",
            "ignore",
            "positive",
            "task",
            "kinds");

    private record Kind(Predicate<Tree> test, ForeignFile file) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(
                    root -> root.keys().contains("dataContractSpecification"),
                    new ForeignFile(
                            "a contract of the Data Contract Specification",
                            "turn it into ODCS: datacontract export odcs FILE --output contract.odcs.yaml")),
            new Kind(
                    root -> root.text("kind").equals("DataProduct"),
                    new ForeignFile(
                            "an Open Data Product Standard file",
                            "give the contract that one of its ports names (contractId)")),
            new Kind(
                    root -> root.keys().contains("expectations") || root.keys().contains("expectation_suite_name"),
                    ForeignFile.checks(
                            "a Great Expectations suite",
                            "IsComplete \"age\" for expect_column_values_to_not_be_null")),
            new Kind(
                    root -> any(root, "validation_definitions", "action_list", "expectation_suite_names")
                            || root.child("meta").keys().contains("great_expectations_version"),
                    new ForeignFile("another file of Great Expectations than a suite", "give a file of rules")),
            new Kind(
                    root -> root.keys().stream()
                            .anyMatch(key -> key.matches("(checks|filter|configurations|profile columns) ?(for .*)?")
                                    && key.contains(" for ")),
                    ForeignFile.checks("a SodaCL file", "IsComplete \"age\" for missing_count(age) = 0")),
            new Kind(
                    root -> root.keys().contains("dataset") && any(root, "checks", "columns", "data_source"),
                    ForeignFile.checks("a Soda contract", "IsComplete \"age\" for a check on missing values")),
            new Kind(
                    root -> root.keys().contains("schema_type") || isPandera(root),
                    ForeignFile.checks(
                            "a pandera schema", "ColumnValues \"age\" >= 0 for greater_than_or_equal_to: 0")),
            new Kind(
                    root -> root.text("$schema").contains("json-schema.org")
                            || any(root, "$defs", "definitions") && any(root, "properties", "$ref", "type")
                            || !root.child("properties").keys().isEmpty() && any(root, "type", "required"),
                    ForeignFile.schema("a JSON Schema", "jsonschema")),
            new Kind(
                    root -> isAvro(root)
                            || root.items().stream().anyMatch(ForeignTree::isAvro)
                            || any(root, "protocol") && any(root, "types", "messages"),
                    ForeignFile.schema("an Avro schema", "avro")),
            new Kind(
                    root -> any(root, "schemaType", "subject") && any(root, "schema"),
                    new ForeignFile(
                            "an answer of a schema registry, with the schema as a text inside",
                            "take the schema out of it, and make rules of it")),
            new Kind(
                    root -> !root.child("schema").child("fields").items().isEmpty() && any(root, "data"),
                    ForeignFile.data("a table that pandas wrote as JSON")),
            new Kind(
                    root -> root.text("type").equals("struct") && any(root, "fields"),
                    ForeignFile.checks("a schema of a Spark table", "ColumnDataType \"age\" = \"Integer\"")),
            new Kind(
                    root -> any(root, "openapi", "swagger"),
                    ForeignFile.checks("an OpenAPI document", "ColumnDataType \"age\" = \"Integer\"")),
            new Kind(
                    root -> any(root, "asyncapi"),
                    ForeignFile.checks("an AsyncAPI document", "ColumnDataType \"age\" = \"Integer\"")),
            new Kind(
                    root -> List.of("models", "sources", "seeds", "snapshots", "semantic_models").stream()
                                    .anyMatch(key -> !root.child(key).items().isEmpty())
                            || root.child("metadata").keys().contains("dbt_schema_version"),
                    ForeignFile.schema("a dbt file (schema.yml)", "dbt")),
            new Kind(
                    root -> any(root, "model-paths", "source-paths", "dbt-version", "require-dbt-version"),
                    new ForeignFile("a dbt project file", "give a file of rules")),
            new Kind(
                    root -> root.child("fields").items().stream()
                            .anyMatch(field -> field.keys().contains("name")),
                    ForeignFile.checks("a Frictionless Table Schema", "IsComplete \"age\" for constraints.required")),
            new Kind(
                    root -> root.child("resources").items().stream()
                            .anyMatch(resource -> any(resource, "path", "data", "schema")),
                    ForeignFile.checks("a Frictionless Data Package", "IsComplete \"age\" for constraints.required")),
            new Kind(
                    root -> root.child("feature").items().stream()
                            .anyMatch(feature -> any(feature, "name", "presence")),
                    ForeignFile.checks("a TFDV schema in JSON", "IsComplete \"age\" for presence")),
            new Kind(
                    root -> any(root, "@context"),
                    new ForeignFile("JSON-LD metadata, for example Croissant", "give a file of rules")),
            new Kind(root -> any(root, "nbformat"), new ForeignFile("a Jupyter notebook", "give a file of rules")),
            new Kind(root -> any(root, "learner"), ForeignFile.model("an XGBoost model")),
            new Kind(root -> any(root, "oblivious_trees", "features_info"), ForeignFile.model("a CatBoost model")),
            new Kind(root -> any(root, "flavors"), ForeignFile.model("the MLmodel file of an MLflow model")),
            new Kind(
                    root -> root.text("format").startsWith("mlops-"),
                    new ForeignFile("a file that this program wrote (result or baseline)", "give the file of rules")),
            new Kind(
                    root -> !root.keys().isEmpty() && ROLES.containsAll(root.keys()),
                    new ForeignFile("a file of roles", "give it to monitor as its roles")),
            new Kind(
                    root -> any(root, "kind") && any(root, "apiVersion") && any(root, "metadata"),
                    new ForeignFile("a Kubernetes manifest", "give a file of rules")),
            new Kind(
                    root -> root.items().stream().anyMatch(item -> any(item, "check", "criticality")),
                    ForeignFile.checks("a file of DQX checks", "IsComplete \"age\" for is_not_null")),
            new Kind(
                    root -> root.items().stream()
                            .anyMatch(item -> item.keys().contains("name") && any(item, "type", "mode")),
                    ForeignFile.schema("a schema of a BigQuery table", "bigquery")),
            new Kind(
                    root -> root.items().stream().anyMatch(item -> !item.keys().isEmpty()),
                    ForeignFile.data("a JSON or YAML list of rows")));

    private ForeignTree() {}

    /** Returns the kind of the document, or empty when nothing is known that has these keys. */
    public static Optional<ForeignFile> of(Tree root) {
        return KINDS.stream()
                .filter(kind -> kind.test().test(root))
                .map(Kind::file)
                .findFirst();
    }

    private static boolean any(Tree tree, String... keys) {
        return List.of(keys).stream().anyMatch(tree.keys()::contains);
    }

    private static boolean isAvro(Tree tree) {
        return Set.of("record", "enum", "fixed").contains(tree.text("type"))
                && tree.keys().contains("name");
    }

    /** A schema without its type, as people cut it down: columns by name, with a data type each. */
    private static boolean isPandera(Tree root) {
        Tree columns = root.child("columns");
        return columns.keys().stream().anyMatch(name -> any(columns.child(name), "dtype", "checks", "nullable"));
    }
}
