package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.data.kind.ColumnKind;
import io.jenkins.plugins.mlops.engine.data.kind.DecidedKind;
import io.jenkins.plugins.mlops.engine.data.kind.KindSource;
import io.jenkins.plugins.mlops.engine.data.survey.SurveyedColumn;
import io.jenkins.plugins.mlops.engine.result.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The section {@code schema} of a monitor run: every column of either side, its kind and who decided it, and what was done with it. */
final class ColumnsSection {
    /** Kind of a column that the roles call the id of a row or of an entity. */
    private static final DecidedKind ENTITY = new DecidedKind(ColumnKind.IDENTIFIER, KindSource.USER);

    private final Monitor.Compared compared;
    private final Roles roles;
    private final Set<String> sensitive;

    ColumnsSection(Monitor.Compared compared, Roles roles, Set<String> sensitive) {
        this.compared = compared;
        this.roles = roles;
        this.sensitive = sensitive;
    }

    Section section() {
        Set<String> all = new LinkedHashSet<>(compared.baseline().columns().keySet());
        all.addAll(compared.current().names());
        Map<String, String> reasons = compared.plan().notCompared();
        Set<String> broken = new LinkedHashSet<>();
        for (Finding.Type type : List.of(Finding.Type.GONE, Finding.Type.OTHER_KIND)) {
            compared.plan().findings(type).forEach(finding -> broken.add(finding.column()));
        }
        Map<String, DecidedKind> kinds = compared.plan().kinds();
        Map<String, String> named = roles.named();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String name : all) {
            String role = named.getOrDefault(name, "features");
            Map<String, Object> row = row(name, role.equals("id") || role.equals("group") ? ENTITY : kinds.get(name));
            if (!role.equals("features")) {
                row.put("role", role);
            }
            if (sensitive.contains(name)) {
                row.put("sensitive", true);
            }
            if (reasons.containsKey(name)) {
                row.put(broken.contains(name) ? "problem" : "description", "not compared: " + reasons.get(name));
            }
            rows.add(row);
        }
        return new Section("schema", "Columns", Map.of("columns", rows));
    }

    private Map<String, Object> row(String name, DecidedKind used) {
        SurveyedColumn now = compared.current().columns().get(name);
        Baseline.BaselineColumn before = compared.baseline().columns().get(name);
        Map<String, Object> row = now != null ? now.shown() : new LinkedHashMap<>(Map.of("name", name));
        DecidedKind kind = used != null ? used : now != null ? now.decided() : before.decided();
        if (kind != null) {
            row.put("kind", kind.kind().toString());
            row.put("kindBy", kind.by().toString());
        }
        if (before != null) {
            row.put("referenceMissing", before.filled().missing());
            if (before.decided() != null && (kind == null || before.decided().kind() != kind.kind())) {
                row.put("referenceKind", before.decided().kind().toString());
            }
        }
        return row;
    }
}
