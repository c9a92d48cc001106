package io.jenkins.plugins.mlops.engine.data.type;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.data.InputFile;
import io.jenkins.plugins.mlops.engine.data.InputFiles;
import io.jenkins.plugins.mlops.engine.data.ReadOptions;
import io.jenkins.plugins.mlops.engine.data.Table;
import io.jenkins.plugins.mlops.engine.data.TableReader;
import io.jenkins.plugins.mlops.engine.data.kind.ColumnKind;
import io.jenkins.plugins.mlops.engine.data.kind.DeclaredKinds;
import io.jenkins.plugins.mlops.engine.data.survey.ColumnSurvey;
import io.jenkins.plugins.mlops.engine.testing.Duck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What looks like a moment is of the kind time exactly where {@link TimeText} reads it, in every format. */
class MomentLooksTest {
    private static final List<String> LOOKS = List.of(
            "2024-01-31",
            "0001-01-01",
            "9999-12-31",
            "0000-01-01",
            "2024-02-30",
            "2023-02-29",
            "2024-13-01",
            "2024-01-31T12:00",
            "2024-01-31T12:00:00.000Z",
            "2024-01-31 12:00:00.5",
            "2024-01-31T23:59:59.123456789",
            "2024-01-31T12:00:00.1234567890",
            "2024-01-31T12:00:00,5",
            "2024-01-31T12:00:00.",
            "2024-01-31T12",
            "2024-01-31T24:00:00",
            "2024-01-31 24:00:00",
            "2024-01-31T24:00",
            "2024-01-31T24:00:00Z",
            "2024-01-31T25:00:00",
            "2024-01-31T12:60:00",
            "2024-01-31T12:00:60",
            "2024-12-31T23:59:60Z",
            "2024-01-31T12:00:00Z",
            "2024-01-31T12:00Z",
            "2024-01-31T12:00:00+02:00",
            "2024-01-31T12:00:00-0330",
            "2024-01-31T12:00:00+15",
            "2024-01-31T12:00:00+15:59",
            "2024-01-31T12:00:00+16:00",
            "2024-01-31T12:00:00+25:00",
            "2024-01-31T12:00:00-24:00",
            "2024-01-31T12:00:00+02:60",
            "2024-01-31T12:00:00+02:99",
            "2024-01-31T12:00:00+2:00",
            "2024-01-31T12:00:00 +02:00",
            "2024-01-31T12:00:00 UTC",
            "2024-01-31Z",
            "2024-01-31+02:00",
            "2024-01-31 ",
            " 2024-01-31",
            "2024-01-31 (BC)",
            "2024/01/31");

    @TempDir
    private Path folder;

    @Test
    void theKindIsWhatTheReaderSays() throws IOException, SQLException {
        Map<String, String> expected = new TreeMap<>();
        Map<String, String> found = new TreeMap<>();
        for (int i = 0; i < LOOKS.size(); i++) {
            String text = LOOKS.get(i);
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            boolean moment = new TimeText().read(bytes, 0, bytes.length) != TimeText.Form.NONE;
            for (Path file : files(i, text)) {
                String of = text + " in " + file.getFileName().toString().replaceFirst("^\\d+", "");
                expected.put(of, moment ? "time" : "no time");
                found.put(of, kind(file) == ColumnKind.TIME ? "time" : "no time");
            }
        }
        assertEquals(expected, found);
    }

    /** The text as the only value of a column. */
    private List<Path> files(int number, String text) throws IOException {
        List<Path> files = new ArrayList<>();
        files.add(Files.writeString(folder.resolve(number + ".csv"), "v,b\n\"" + text + "\",0\n"));
        files.add(Files.writeString(folder.resolve(number + ".jsonl"), "{\"v\": \"" + text + "\"}\n"));
        files.add(Duck.copy("SELECT '" + text + "' AS v", folder.resolve(number + ".parquet"), "FORMAT parquet"));
        return files;
    }

    private static ColumnKind kind(Path path) throws SQLException {
        List<InputFile> files = InputFiles.anywhere().resolve(List.of(path.toString()));
        try (DuckSession session = DuckSession.open(files, 256L << 20, 1)) {
            TableReader reader = new TableReader(session, ReadOptions.automatic());
            Table table = reader.settled(reader.open("primary", files));
            Column column = table.column("v").orElseThrow();
            return new ColumnSurvey(session, new ColumnSurvey.Rows(reader.held(table), "TRUE", 1))
                    .of(List.of(column), DeclaredKinds.none())
                    .get(0)
                    .content();
        }
    }
}
