package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.connection.DatabaseSession;
import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.kind.ColumnKind;
import io.jenkins.plugins.mlops.engine.data.kind.DecidedKind;
import io.jenkins.plugins.mlops.engine.data.kind.KindSource;
import io.jenkins.plugins.mlops.engine.data.survey.Storage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Decides which columns of a database have to be read, because counts do not tell enough of them, or the database cannot count them exactly. */
final class ReadHere {
    private final MonitorRequest request;
    private final Baseline baseline;
    private final DatabaseSession database;

    ReadHere(MonitorRequest request, Baseline baseline, DatabaseSession database) {
        this.request = request;
        this.baseline = baseline;
        this.database = database;
    }

    /** The columns, each with the reason. */
    Map<String, String> columns() {
        Map<String, String> here = new LinkedHashMap<>();
        String entity = request.roles().entity();
        boolean grouped = entity != null && database.table().columnNames().contains(entity);
        for (Column column : database.table().columns()) {
            boolean compared = baseline.columns().containsKey(column.name())
                    && request.roles().of(column.name()).isPresent();
            String reason = !compared
                    ? null
                    : grouped ? "rows that repeat a value of \"" + entity + "\" are weighed" : reason(column);
            if (reason != null) {
                here.put(column.name(), reason);
            }
        }
        labels(here);
        if (!here.isEmpty()) {
            with(entity, "says which rows belong together", here);
            with(request.roles().timestamp(), "says when a row was asked", here);
        }
        return here;
    }

    private void with(String name, String reason, Map<String, String> here) {
        if (name != null && database.table().columnNames().contains(name)) {
            here.putIfAbsent(name, reason);
        }
    }

    /** Performance needs label and answer of the same row. */
    private void labels(Map<String, String> here) {
        Roles roles = request.roles();
        List<String> names = database.table().columnNames();
        boolean answered = names.contains(roles.score()) || names.contains(roles.prediction());
        if (roles.label() == null || !names.contains(roles.label()) || !answered) {
            return;
        }
        with(roles.label(), "performance is measured", here);
        with(roles.score(), "performance is measured", here);
        with(roles.prediction(), "performance is measured", here);
        request.demands().slices().forEach(name -> with(name, "performance is measured", here));
    }

    private String reason(Column column) {
        Storage storage = Storage.of(column);
        DecidedKind declared = declared(column.name());
        Baseline.BaselineColumn before = baseline.columns().get(column.name());
        ColumnKind kind = declared != null
                ? declared.kind()
                : before.decided() == null ? null : before.decided().kind();
        if (kind == null) {
            return null;
        }
        String convert = "it is compared as " + kind + ", and holds " + storage.plural();
        return switch (kind) {
            case TIME -> storage == Storage.TEXT ? convert : null;
            case BOOLEAN -> declared != null && storage == Storage.NUMBERS ? convert : null;
            case CATEGORY ->
                declared != null
                                && (storage == Storage.MOMENTS
                                        || storage == Storage.NUMBERS && column.kind() != Column.Kind.INTEGER)
                        ? convert
                        : null;
            case NUMBER, IDENTIFIER, TEXT, NESTED -> null;
        };
    }

    private DecidedKind declared(String name) {
        DecidedKind said = request.declared().of(name).orElse(null);
        ColumnKind signature = request.model().facts().kinds().get(name);
        return said != null || signature == null ? said : new DecidedKind(signature, KindSource.SIGNATURE);
    }
}
