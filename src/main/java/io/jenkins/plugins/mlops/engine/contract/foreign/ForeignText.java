package io.jenkins.plugins.mlops.engine.contract.foreign;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Text files that a statement of theirs gives away. Only what is neither DQDL nor a YAML mapping is looked at here. */
public final class ForeignText {
    private static final int LONGEST = 1 << 16;
    private static final String LFS = "version https://git-lfs.github.com/spec/";

    private record Kind(Pattern line, ForeignFile file) {
        Kind(String line, ForeignFile file) {
            this(Pattern.compile("(?im)^\\s*" + line), file);
        }
    }

    /** In the order to try: a Python file of pandera is also a Python file. */
    private static final List<Kind> KINDS = List.of(
            new Kind(
                    "<<<<<<< ",
                    new ForeignFile("a file with an unsolved merge conflict", "solve the conflict and try again")),
            new Kind("<PMML\\b", ForeignFile.model("a PMML model")),
            new Kind(
                    "<(xs|xsd):schema\\b", ForeignFile.checks("an XML Schema", "ColumnDataType \"age\" = \"Integer\"")),
            new Kind(
                    "<(!doctype html|html)\\b",
                    new ForeignFile(
                            "an HTML page (perhaps a server's answer in place of the file)", "fetch the file again")),
            new Kind("<[?!a-z]", new ForeignFile("an XML document", "give a file of rules")),
            new Kind(
                    "(syntax\\s*=\\s*[\"']proto[23]|edition\\s*=\\s*[\"']20\\d\\d|message\\s+\\w+\\s*\\{)",
                    ForeignFile.schema("a Protobuf schema (.proto)", "protobuf")),
            new Kind(
                    "(feature|string_domain|int_domain|float_domain|default_environment)\\s*:?\\s*[{\"]",
                    ForeignFile.checks(
                            "a TFDV schema (schema.pbtxt)",
                            "IsComplete \"age\" for presence { min_fraction: 1 }, ColumnValues \"sex\" in [\"f\", \"m\"] for a string_domain")),
            new Kind(
                    "(datasets|anomaly_info)\\s*:?\\s*\\{",
                    new ForeignFile("a TFDV file of statistics or anomalies", "give a file of rules")),
            new Kind(
                    "(@namespace\\s*\\(|protocol\\s+\\w+\\s*\\{)",
                    ForeignFile.checks(
                            "an Avro IDL file (.avdl)", "IsComplete \"id\" for a field that may not be null")),
            new Kind(
                    "create\\s+(or\\s+replace\\s+)?(\\w+\\s+)?table\\b",
                    ForeignFile.schema("a SQL script that creates tables (DDL)", "sql")),
            new Kind(
                    "(select|with|insert\\s+into|alter\\s+table|drop\\s+table|create\\s+view)\\s+\\S",
                    ForeignFile.checks("a SQL script", "CustomSql \"select count(*) from primary where a > b\" = 0")),
            new Kind(
                    "(import|from)\\s+pandera\\b",
                    ForeignFile.checks(
                            "a pandera schema written in Python",
                            "ColumnValues \"age\" between 0 and 120 for Check.in_range")),
            new Kind(
                    "(import|from)\\s+pydantic\\b",
                    ForeignFile.schema("a Python file of pydantic models", "pydantic-model")),
            new Kind(
                    "(import\\s+[\\w.]+|from\\s+[\\w.]+\\s+import\\s.*|class\\s+\\w+.*:|def\\s+\\w+\\(.*)\\s*$",
                    new ForeignFile("a Python file", "give a file of rules")),
            new Kind(
                    "(pipeline|node)\\s*(\\([^)]*\\)\\s*)?\\{",
                    new ForeignFile("a Jenkinsfile", "give the file of rules that it names")),
            new Kind("tree\\s*\\nversion=", ForeignFile.model("a LightGBM model")),
            new Kind(
                    "\\[{1,2}[A-Za-z][\\w.\" -]*\\]{1,2}\\s*$",
                    new ForeignFile("a TOML or INI file", "give a file of rules")));

    private ForeignText() {}

    /** A pointer that stands where Git LFS keeps the file elsewhere, whatever the file is. */
    public static Optional<ForeignFile> pointer(String text) {
        return text.startsWith(LFS)
                ? Optional.of(
                        new ForeignFile("a Git LFS pointer and not the file itself", "fetch the file: git lfs pull"))
                : Optional.empty();
    }

    /** Returns the kind of the text, recognised by a line that no contract has. */
    public static Optional<ForeignFile> of(String text) {
        String head = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return KINDS.stream()
                .filter(kind -> kind.line().matcher(head).find())
                .map(Kind::file)
                .findFirst();
    }
}
