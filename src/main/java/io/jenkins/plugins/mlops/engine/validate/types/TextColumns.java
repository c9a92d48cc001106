package io.jenkins.plugins.mlops.engine.validate.types;

import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.Format;
import io.jenkins.plugins.mlops.engine.data.Table;
import io.jenkins.plugins.mlops.engine.rules.Condition;
import io.jenkins.plugins.mlops.engine.rules.Operand;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the columns of CSV, and of JSON strings that are declared to be of another kind, whose text a rule speaks of: the length of 007 is 3, and
 * it matches {@code [0-9]{3}}, whatever number it looks like. Such columns are read as text.
 */
public final class TextColumns {
    private TextColumns() {}

    /** Column name to {@code VARCHAR}, for those that do not have that type yet. */
    public static Map<String, String> of(List<Rule> rules, Table table) {
        Map<String, String> types = new HashMap<>();
        if (table.format() == Format.CSV || table.format() == Format.JSON) {
            rules.forEach(rule -> add(rule, table, types));
        }
        if (table.format() == Format.JSON) {
            // A JSON value that is no string was never written as text.
            Set<String> strings = table.naturalColumns().stream()
                    .filter(column -> column.kind() == Column.Kind.TEXT)
                    .map(Column::name)
                    .collect(Collectors.toSet());
            types.keySet().retainAll(strings);
        }
        return types;
    }

    private static void add(Rule rule, Table table, Map<String, String> types) {
        if (rule instanceof Rule.Joined joined) {
            joined.parts().forEach(part -> add(part, table, types));
            return;
        }
        Rule.Statement statement = (Rule.Statement) rule;
        if (statement.parameters().isEmpty()) {
            return;
        }
        table.column(statement.parameters().get(0))
                .filter(column -> column.kind() != Column.Kind.TEXT)
                .ifPresent(column -> {
                    boolean text =
                            switch (statement.type()) {
                                case "ColumnLength", "ColumnFormat" -> true;
                                case "ColumnDataType" ->
                                    statement.condition() instanceof Condition.Compare compare
                                            && compare.operand() instanceof Operand.Text type
                                            && type.value().equalsIgnoreCase("String");
                                case "ColumnValues" -> speaksOfText(statement.condition(), column);
                                default -> false;
                            };
                    if (text) {
                        types.put(column.name(), "VARCHAR");
                    }
                });
    }

    private static boolean speaksOfText(Condition condition, Column column) {
        if (condition instanceof Condition.Matches) {
            return true;
        }
        if (condition instanceof Condition.In in) {
            return in.operands().stream().anyMatch(operand -> isText(operand, column));
        }
        return condition instanceof Condition.Compare compare
                && isText(compare.operand(), column)
                && (compare.operator() == Condition.Operator.EQ || compare.operator() == Condition.Operator.NE);
    }

    /** Tells whether the quoted value is none of the column's kind written the plain way. */
    private static boolean isText(Operand operand, Column column) {
        if (!(operand instanceof Operand.Text text)) {
            return false;
        }
        String value = text.value();
        return switch (column.kind()) {
            case INTEGER, DECIMAL, FLOAT -> !value.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");
            case BOOLEAN -> !value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false");
            case DATE, TIMESTAMP -> Times.parse(value) == null;
            default -> true;
        };
    }
}
