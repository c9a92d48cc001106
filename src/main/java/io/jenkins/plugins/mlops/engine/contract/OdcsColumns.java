package io.jenkins.plugins.mlops.engine.contract;

import io.jenkins.plugins.mlops.engine.data.MissingTokens;
import io.jenkins.plugins.mlops.engine.data.kind.ColumnKind;
import io.jenkins.plugins.mlops.engine.data.kind.DeclaredKinds;
import io.jenkins.plugins.mlops.engine.data.kind.KindSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Collects what the properties of a contract say about how columns are to be read and shown. */
final class OdcsColumns {
    private final List<String> sensitive = new ArrayList<>();
    private final Map<String, ColumnKind> kinds = new LinkedHashMap<>();
    private final Map<String, Set<String>> missing = new LinkedHashMap<>();

    /**
     * Takes note of a property: its classification, and the kind that its logical type is. A string is a category, or an identifier where it is
     * unique. A date or time that has a format stays the text it is, and so does a time of day: what is read as a moment has no form any more.
     */
    void read(YamlNode property, String column) {
        String classification = property.text("classification");
        if (classification != null && OdcsFields.SENSITIVE.contains(classification.toLowerCase(Locale.ROOT))) {
            sensitive.add(column);
        }
        String type = property.text("logicalType");
        ColumnKind kind =
                switch (type == null ? "" : type) {
                    case "string" -> property.flag("unique") ? ColumnKind.IDENTIFIER : ColumnKind.CATEGORY;
                    case "number", "integer" -> ColumnKind.NUMBER;
                    case "boolean" -> ColumnKind.BOOLEAN;
                    case "date", "timestamp" -> OdcsTimes.isIso(property) ? ColumnKind.TIME : null;
                    case "object", "array" -> ColumnKind.NESTED;
                    default -> null;
                };
        if (kind != null) {
            kinds.put(column, kind);
        }
    }

    /** Adds values that stand for "missing" in a column; there is one list of them. */
    void missing(YamlNode at, String column, List<String> values) {
        Set<String> tokens = new LinkedHashSet<>(values);
        Set<String> before = missing.putIfAbsent(column, tokens);
        if (before != null && !before.equals(tokens)) {
            throw at.error("a second list of missing values of \"" + column
                    + "\": what is missing in a column is one thing for all rules");
        }
    }

    ContractColumns columns() {
        return new ContractColumns(
                sensitive, DeclaredKinds.by(KindSource.CONTRACT, kinds), new MissingTokens(Set.of(), missing));
    }
}
