package io.jenkins.plugins.mlops.engine.data;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.data.csv.CsvProblem;
import io.jenkins.plugins.mlops.engine.data.csv.CsvSurvey;
import io.jenkins.plugins.mlops.engine.data.csv.CsvTokens;
import io.jenkins.plugins.mlops.engine.data.csv.CsvWriter;
import io.jenkins.plugins.mlops.engine.data.json.JsonProblem;
import io.jenkins.plugins.mlops.engine.data.json.JsonRows;
import io.jenkins.plugins.mlops.engine.data.json.JsonSurvey;
import io.jenkins.plugins.mlops.engine.data.kind.DecidedKind;
import io.jenkins.plugins.mlops.engine.data.type.ColumnEvidence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks at text files byte by byte: whether they are what they seem, and which types hold all their values. The database reads the same bytes faster,
 * but guesses where this knows.
 */
final class Survey {
    private final ReadOptions options;
    private final Map<String, ColumnEvidence> columns = new LinkedHashMap<>();
    private final Set<InputFile> unusual = new HashSet<>();
    private long jsonRows;
    private String listOfRows;
    private InputFile listFile;
    private InputFile turned;
    private long turnedFiles;

    Survey(ReadOptions options) {
        this.options = options;
    }

    /** Returns what the values of each column have in common, in the order in which columns were found. */
    Map<String, ColumnEvidence> columns() {
        return columns;
    }

    /** Files that the database would divide into other records or fields. */
    Set<InputFile> unusual() {
        return unusual;
    }

    /**
     * Reads a file to its end.
     *
     * @param in its bytes, unpacked and as UTF-8
     * @param copy receives the records of a CSV file, or null
     * @throws BadInputException where it is not what it seems
     */
    void read(WrittenFile file, InputStream in, CsvWriter copy) throws IOException {
        try {
            if (file.format() == Format.CSV) {
                csv(file, in, copy);
            } else {
                json(file, in);
            }
        } catch (CsvProblem e) {
            throw new BadInputException(file.file().shown() + ":" + e.line() + ": " + e.getMessage(), e);
        } catch (JsonProblem e) {
            throw new BadInputException(file.file().shown() + ":" + e.line() + ": " + e.getMessage(), e);
        }
    }

    private void csv(WrittenFile file, InputStream in, CsvWriter copy) throws IOException {
        List<ColumnEvidence> evidence =
                file.header().stream().map(this::evidence).toList();
        List<List<byte[]>> missing = file.header().stream()
                .map(name -> options.missing().of(name).stream()
                        .map(token -> token.getBytes(StandardCharsets.UTF_8))
                        .toList())
                .toList();
        CsvTokens tokens = new CsvTokens(file.csv());
        CsvSurvey survey = new CsvSurvey(
                file.header(),
                evidence,
                missing,
                options.csv().header().isEmpty(),
                file.file().shown(),
                copy);
        tokens.read(in, survey);
        if (survey.isUnusual(tokens)) {
            unusual.add(file.file());
        }
    }

    private ColumnEvidence evidence(String name) {
        return columns.computeIfAbsent(name, key -> {
            CsvOptions csv = options.csv();
            return new ColumnEvidence(
                    csv.decimal() == null ? '.' : csv.decimal().charAt(0),
                    csv.thousands() == null ? 0 : csv.thousands().charAt(0));
        });
    }

    private void json(WrittenFile file, InputStream in) throws IOException {
        JsonSurvey survey = new JsonSurvey(
                columns,
                key -> new ColumnEvidence(),
                this::isLookedInto,
                file.file().shown());
        try {
            JsonRows.read(in, survey);
            if (!file.head().isArray() && !survey.isLines()) {
                unusual.add(file.file());
            }
        } finally {
            jsonRows += survey.rows();
            if (survey.listOfRows() != null && listOfRows == null) {
                listOfRows = survey.listOfRows();
                listFile = file.file();
            }
            if (survey.rows() == 1 && survey.holdsColumns()) {
                turned = file.file();
                turnedFiles++;
            }
        }
    }

    private boolean isLookedInto(String key) {
        return options.kinds()
                .of(key)
                .map(DecidedKind::kind)
                .filter(kind -> !kind.isText())
                .isPresent();
    }

    /** Tells whether JSON files had objects. */
    boolean hasRows() {
        return jsonRows > 0;
    }

    /** Refuses what is JSON and still no table, once all files have been read. */
    void requireTable() {
        if (jsonRows == 1 && listOfRows != null) {
            throw new BadInputException(listFile.shown() + ": is one JSON object that holds a list, \"" + listOfRows
                    + "\"; write the rows themselves, one object a line");
        }
        if (turnedFiles > 0 && turnedFiles == jsonRows) {
            throw new BadInputException(
                    turned.shown()
                            + ": is one JSON object that holds columns, not rows; write one object for each row, with pandas: to_json(..., orient='records', lines=True)");
        }
    }
}
