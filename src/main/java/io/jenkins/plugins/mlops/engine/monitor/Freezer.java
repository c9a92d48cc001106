package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.data.kind.ColumnKind;
import io.jenkins.plugins.mlops.engine.data.kind.DecidedKind;
import io.jenkins.plugins.mlops.engine.data.kind.KindSource;
import io.jenkins.plugins.mlops.engine.data.survey.Storage;
import io.jenkins.plugins.mlops.engine.data.survey.SurveyedColumn;
import io.jenkins.plugins.mlops.engine.drift.profile.BaselineJson;
import io.jenkins.plugins.mlops.engine.drift.profile.BaselineProfile;
import io.jenkins.plugins.mlops.engine.drift.profile.ColumnProfile;
import io.jenkins.plugins.mlops.engine.drift.profile.FrozenColumn;
import io.jenkins.plugins.mlops.engine.drift.profile.NumericProfile;
import io.jenkins.plugins.mlops.engine.output.StagedFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a reference as a frozen baseline: every column it has, whatever the current data has. */
final class Freezer {
    private final MonitorRequest request;
    private final ColumnLoader loader;

    Freezer(MonitorRequest request, DuckSession session) {
        this.request = request;
        this.loader = new ColumnLoader(session, request.roles().entity());
    }

    /** @throws BadInputException when the baseline is frozen already */
    void freeze(Baseline baseline) throws SQLException, IOException {
        if (!(baseline instanceof Baseline.OfTable table)) {
            throw new BadInputException(
                    "only a reference table can be frozen; a baseline was given, which is frozen already");
        }
        Map<String, FrozenColumn> columns = new LinkedHashMap<>();
        for (SurveyedColumn column : table.side().columns().values()) {
            columns.put(column.column().name(), frozen(table.side(), column));
        }
        MonitoredTable side = table.side();
        Instant until = side.times() == null ? null : side.times().latest();
        String json =
                BaselineJson.write(new BaselineProfile(until, request.model().name(), baseline.rows(), columns));
        StagedFiles.writeOne(request.settings().freeze(), out -> out.write(json.getBytes(StandardCharsets.UTF_8)));
    }

    /** A column of a table as a frozen one. */
    FrozenColumn frozen(MonitoredTable side, SurveyedColumn column) throws SQLException {
        DecidedKind kind = column.decided();
        if (kind != null && !KindFit.fits(kind, column)) {
            kind = new DecidedKind(column.content(), KindSource.CONTENT);
        }
        String name = column.column().name();
        if (kind == null || column.counts().present() == 0) {
            return new FrozenColumn(kind, presence(side, name));
        }
        // Of identifiers only the number of values is kept, which does not tell numbers from text.
        Storage storage = kind.kind() == ColumnKind.IDENTIFIER ? column.storage() : null;
        return new FrozenColumn(kind, profile(side, name, kind.kind()), storage);
    }

    private ColumnProfile profile(MonitoredTable side, String name, ColumnKind kind) throws SQLException {
        switch (kind) {
            case NUMBER, TIME -> {
                ColumnLoader.Numbers numbers = loader.numbers(side, name, kind);
                return new ColumnProfile.Numeric(
                        NumericProfile.of(numbers.sample(), NumericProfile.USUAL_CELLS), numbers.effect());
            }
            case CATEGORY, BOOLEAN -> {
                try {
                    ColumnLoader.Categories categories = loader.categories(side, name, kind);
                    return new ColumnProfile.Categorical(categories.sample(), categories.effect());
                } catch (ColumnLoader.TooManyCategories e) {
                    return presence(side, name);
                }
            }
            default -> {
                return presence(side, name);
            }
        }
    }

    private ColumnProfile presence(MonitoredTable side, String name) throws SQLException {
        ColumnLoader.Presence presence = loader.presence(side, name);
        return new ColumnProfile.Presence(presence.rows(), presence.effect());
    }
}
