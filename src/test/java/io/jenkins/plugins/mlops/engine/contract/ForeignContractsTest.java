package io.jenkins.plugins.mlops.engine.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.data.InputFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file that is no contract is refused by its own name, in one line that says what to do. */
class ForeignContractsTest {
    @TempDir
    Path dir;

    private Contract read(String name, byte[] bytes) throws IOException {
        Path file = Files.write(dir.resolve(name), bytes);
        return ContractReader.read(new InputFile(name, file, Files.size(file)), null);
    }

    private String refusal(String name, byte[] bytes) {
        String message = assertThrows(
                        BadInputException.class,
                        () -> read(name, bytes),
                        () -> "read: " + new String(bytes, StandardCharsets.UTF_8))
                .getMessage();
        assertFalse(message.contains("\n"), message);
        assertTrue(message.startsWith(name + ":"), message);
        return message;
    }

    /** {@code \n} stands for the end of a line. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            17_schema.pbtxt  | a TFDV schema (schema.pbtxt)    | feature {\\n  name: "id"\\n  type: INT\\n}
            schema.pbtxt     | a TFDV schema (schema.pbtxt)    | # proto-file: schema.proto\\nfeature { name: "age" type: FLOAT presence { min_fraction: 1.0 } }
            domains.pbtxt    | a TFDV schema (schema.pbtxt)    | string_domain {\\n  name: "sex"\\n  value: "f"\\n}\\nfeature: <name: "sex">
            schema.json      | a TFDV schema in JSON           | {"feature": [{"name": "age", "type": "FLOAT", "presence": {"minFraction": 1}}]}
            stats.pbtxt      | TFDV file of statistics         | datasets {\\n  num_examples: 3\\n}
            19_a.avsc        | an Avro schema                  | {"type":"record","name":"r","fields":[{"name":"id","type":"int"}]}
            union.avsc       | an Avro schema                  | [{"type":"enum","name":"e","symbols":["A"]},{"type":"record","name":"r","fields":[]}]
            a.avpr           | an Avro schema                  | {"protocol": "P", "namespace": "x", "types": [], "messages": {}}
            a.avdl           | an Avro IDL file                | @namespace("org.example")\\nprotocol P {\\n  record R { int id; }\\n}
            registry.json    | an answer of a schema registry  | {"subject": "t-value", "version": 1, "id": 7, "schema": "int"}
            s.json           | a JSON Schema                   | {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object"}
            t.json           | a JSON Schema                   | {"type": "object", "properties": {"age": {"type": "integer"}}, "required": ["age"]}
            u.yaml           | a JSON Schema                   | $defs:\\n  a: {type: string}\\nproperties:\\n  a: {$ref: '#/$defs/a'}
            m.proto          | a Protobuf schema (.proto)      | syntax = "proto3";\\nmessage M {\\n  int32 id = 1;\\n}
            n.proto          | a Protobuf schema (.proto)      | // licence\\npackage a.b;\\n\\nmessage M { optional int32 id = 1; }
            o.proto          | a Protobuf schema (.proto)      | edition = "2023";\\npackage a;
            schema.yml       | a dbt file (schema.yml)         | version: 2\\nmodels:\\n  - name: m\\n    columns:\\n      - name: id\\n        tests: [unique]
            sources.yml      | a dbt file (schema.yml)         | sources:\\n  - name: raw\\n    schema: s\\n    tables: [{name: t}]
            manifest.json    | a dbt file (schema.yml)         | {"metadata": {"dbt_schema_version": "https://schemas.getdbt.com/dbt/manifest/v12.json"}, "nodes": {}}
            dbt_project.yml  | a dbt project file              | name: p\\nprofile: p\\nmodel-paths: ["models"]
            suite.json       | a Great Expectations suite      | {"expectation_suite_name": "s", "expectations": [{"expectation_type": "expect_column_to_exist", "kwargs": {}}]}
            suite1.json      | a Great Expectations suite      | {"name": "s", "expectations": [{"type": "expect_column_values_to_be_unique", "kwargs": {"column": "id"}}], "meta": {"great_expectations_version": "1.5.0"}}
            result.json      | another file of Great Expectations | {"success": true, "results": [], "meta": {"great_expectations_version": "1.5.0"}}
            checks.yml       | a SodaCL file                   | checks for orders:\\n  - row_count > 0\\n  - missing_count(id) = 0
            filtered.yml     | a SodaCL file                   | filter orders [daily]:\\n  where: d = 1\\nchecks for orders [daily]:\\n  - row_count > 0
            contract.yml     | a Soda contract                 | dataset: db/s/orders\\ncolumns:\\n  - name: id\\n    checks:\\n      - missing:
            pa.yaml          | a pandera schema                | schema_type: dataframe\\nversion: 0.20.0\\ncolumns:\\n  a: {dtype: int64}
            pa2.yaml         | a pandera schema                | columns:\\n  a:\\n    dtype: int64\\n    nullable: false\\ncoerce: true
            schema.py        | a pandera schema written in Python | import pandera.pandas as pa\\nschema = pa.DataFrameSchema({"a": pa.Column(int)})
            models.py        | a Python file of pydantic models | from pydantic import BaseModel\\nclass M(BaseModel):\\n    a: int
            other.py         | a Python file                   | x = 3\\ndef f(a):\\n    return a
            table.json       | a Frictionless Table Schema     | {"fields": [{"name": "a", "type": "integer", "constraints": {"required": true}}], "primaryKey": "a"}
            datapackage.json | a Frictionless Data Package     | {"name": "p", "resources": [{"name": "r", "path": "r.csv"}]}
            api.yaml         | an OpenAPI document             | openapi: 3.1.0\\ninfo: {title: t, version: '1'}\\npaths: {}\\ncomponents: {schemas: {A: {type: object}}}
            swagger.json     | an OpenAPI document             | {"swagger": "2.0", "definitions": {"A": {"type": "object"}}, "paths": {}}
            async.yaml       | an AsyncAPI document            | asyncapi: 3.0.0\\nchannels: {}
            ddl.sql          | a SQL script that creates tables | -- orders\\nCREATE TABLE IF NOT EXISTS orders (\\n  id INTEGER PRIMARY KEY\\n);
            view.sql         | a SQL script                    | select id, count(*)\\nfrom t group by id
            dc.yaml          | a contract of the Data Contract Specification | dataContractSpecification: 1.2.0\\nid: x\\nmodels:\\n  orders:\\n    fields: {id: {type: integer}}
            product.yaml     | an Open Data Product Standard file | apiVersion: v1.0.0\\nkind: DataProduct\\nid: x
            spark.json       | a schema of a Spark table       | {"type": "struct", "fields": [{"name": "a", "type": "integer", "nullable": true, "metadata": {}}]}
            bq.json          | a schema of a BigQuery table    | [{"name": "a", "type": "INTEGER", "mode": "REQUIRED"}]
            dqx.yml          | a file of DQX checks            | - criticality: error\\n  check: {function: is_not_null, arguments: {column: a}}
            croissant.json   | JSON-LD metadata                | {"@context": {"cr": "http://mlcommons.org/croissant/"}, "@type": "sc:Dataset"}
            deploy.yaml      | a Kubernetes manifest           | apiVersion: apps/v1\\nkind: Deployment\\nmetadata: {name: x}
            s.xsd            | an XML Schema                   | <?xml version="1.0"?>\\n<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"/>
            m.pmml           | a PMML model                    | <?xml version="1.0"?>\\n<PMML version="4.4"/>
            page.yaml        | an HTML page                    | <!DOCTYPE html>\\n<html><body>Sign in</body></html>
            x.xml            | an XML document                 | <a><b/></a>
            Jenkinsfile      | a Jenkinsfile                   | pipeline {\\n  agent any\\n}
            nb.ipynb         | a Jupyter notebook              | {"cells": [], "nbformat": 4, "nbformat_minor": 5, "metadata": {}}
            p.toml           | a TOML or INI file              | [tool.poetry]\\nname = "x"
            m.json           | an XGBoost model                | {"learner": {"attributes": {}}, "version": [3, 0, 0]}
            m.txt            | a LightGBM model                | tree\\nversion=v4\\nnum_class=1
            MLmodel          | the MLmodel file of an MLflow model | artifact_path: m\\nflavors:\\n  python_function: {loader_module: mlflow.sklearn}
            own.json         | a file that this program wrote  | {"format": "mlops-result/1", "step": "validateData", "checks": []}
            d.csv            | a CSV file                      | id,name\\n1,"a, b"\\n2,c
            d2.csv           | a CSV file                      | id;name\\n1;a\\n2;b
            d.jsonl          | a JSON Lines file               | {"a": 1}\\n{"a": 2}
            arrays.json      | a file of JSON arrays           | [1,2,3]\\n[4,5,6]
            roles.json       | a file of roles                 | {"score": "p_fraud", "label": "outcome"}
            d.json           | a JSON or YAML list of rows     | [{"a": 1}, {"a": 2}]
            pandas.json      | a table that pandas wrote as JSON | {"schema": {"fields": [{"name": "a", "type": "integer"}]}, "data": [{"a": 1}]}
            pointer.yaml     | a Git LFS pointer               | version https://git-lfs.github.com/spec/v1\\noid sha256:4d7a\\nsize 12345
            pointer.dqdl     | a Git LFS pointer               | version https://git-lfs.github.com/spec/v1\\noid sha256:4d7a\\nsize 12345
            conflict.yaml    | an unsolved merge conflict      | <<<<<<< HEAD\\nkind: DataContract\\n=======\\nkind: x\\n>>>>>>> b
            """)
    void textsOfOthers(String name, String kind, String text) {
        String message = refusal(name, text.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8));
        assertTrue(message.startsWith(name + ": is "), message);
        assertTrue(message.contains(kind), message);
        assertTrue(message.contains(", which this version does not read as a contract; "), message);
        assertTrue(message.split("; ", 2)[1].length() > 10, message);
    }

    /** {@code \\x80} is a byte. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            PAR1\\x00\\x00              | a Parquet file
            Obj\\x01                     | an Avro data file
            ORC\\x03                     | an ORC file
            ARROW1\\x00\\x00            | an Arrow file
            \\x93NUMPY\\x01             | a NumPy array
            SQLite format 3\\x00         | a SQLite database
            \\x1f\\x8b\\x08             | a packed file
            (\\xb5/\\xfd                | a packed file
            BZh9                          | a packed file
            \\xfd7zXZ\\x00              | a packed file
            \\x80\\x04\\x95\\x00        | a Python pickle
            PK\\x03\\x04\\x00archive/data.pkl | a PyTorch model
            PK\\x03\\x04\\x00[Content_Types].xml | an Excel workbook
            PK\\x03\\x04\\x00a.txt       | a packed file
            \\x89HDF\\x0d\\x0a           | an HDF5 file
            GGUF                          | a GGUF model
            CBM1                          | a CatBoost model
            @\\x00\\x00\\x00\\x00\\x00\\x00\\x00{"a": {}} | a safetensors file
            {L\\x00\\x00learner          | an XGBoost model
            \\x08\\x08\\x12             | perhaps an ONNX model
            \\xff\\xfek\\x00            | text in UTF-16
            k\\x00i\\x00                 | a binary file
            """)
    void bytesOfOthers(String bytes, String kind) {
        String latin = Pattern.compile("\\\\x([0-9a-f]{2})")
                .matcher(bytes)
                .replaceAll(
                        match -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16))));
        String message = refusal("c.yaml", latin.getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(message.contains("c.yaml: is ") && message.contains(kind), message);
    }

    @Test
    void theSecondVersionOfTheStandard() {
        String text = """
                version: 1.0.0
                kind: DataContract
                apiVersion: v2.2.2
                uuid: x
                status: active
                dataset:
                  - table: t
                    columns:
                      - column: id
                """;
        String message = refusal("18_c.yaml", text.getBytes(StandardCharsets.UTF_8));
        assertTrue(
                message.startsWith("18_c.yaml:3:13: this is ODCS v2.2.2, expected apiVersion v3.0.x or v3.1.x;"),
                message);
        assertTrue(
                message.contains("columns to properties") && message.contains("isNullable: false to required: true"));
        String unsaid =
                refusal("u.yaml", text.replace("apiVersion: v2.2.2\n", "").getBytes(StandardCharsets.UTF_8));
        assertTrue(unsaid.startsWith("u.yaml:1:1: this is ODCS v2, expected"), unsaid);
        String fourth = refusal("f.yaml", text.replace("v2.2.2", "v4.0.0").getBytes(StandardCharsets.UTF_8));
        assertTrue(fourth.contains("f.yaml:3:13: expected apiVersion v3.0.x or v3.1.x, found \"v4.0.0\""), fourth);
    }

    @Test
    void emptyAndLargeFiles() {
        assertEquals("e.yaml: the contract is empty", refusal("e.yaml", new byte[0]));
        assertEquals("e.dqdl: the contract is empty", refusal("e.dqdl", " \n".getBytes(StandardCharsets.UTF_8)));
        byte[] rows = "id,name\n1,a\n".repeat(500_000).getBytes(StandardCharsets.UTF_8);
        assertTrue(refusal("rows.csv", rows).contains("is a CSV file"));
    }

    /** What a contract quotes does not make it another file. */
    @Test
    void contractsThatSpeakOfOthersAreContracts() throws IOException {
        String odcs = """
                apiVersion: v3.1.0
                kind: DataContract
                description:
                  purpose: |
                    CREATE TABLE t (id int)
                    import pandera as pa
                    message M {
                    <<<<<<< HEAD
                schema:
                  - name: t
                    properties:
                      - name: definitions
                """;
        assertEquals(
                1, read("c.yaml", odcs.getBytes(StandardCharsets.UTF_8)).rules().size());
        String dqdl = "x = [\"a\"]\n\nRules = [ ColumnValues \"s\" in $x ]";
        assertEquals(
                1, read("c.txt", dqdl.getBytes(StandardCharsets.UTF_8)).rules().size());
    }
}
