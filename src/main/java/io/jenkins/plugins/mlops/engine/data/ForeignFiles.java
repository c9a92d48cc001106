package io.jenkins.plugins.mlops.engine.data;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.OptionName;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Names files that are no table this program reads, with the way that leads on. What they would be taken for otherwise is a table of nonsense. */
final class ForeignFiles {
    private static final int ANY = 256;

    private ForeignFiles() {}

    /**
     * A kind of file.
     *
     * @param offset where its signature stands
     * @param signature bytes in Latin-1; {@code \u0100} stands for any byte
     * @param what its name
     * @param way what to do
     */
    private record Kind(int offset, String signature, String what, String way) {
        boolean matches(byte[] bytes) {
            if (bytes.length < offset + signature.length()) {
                return false;
            }
            for (int i = 0; i < signature.length(); i++) {
                if (signature.charAt(i) != ANY && (bytes[offset + i] & 0xff) != signature.charAt(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final String TO_PARQUET = "write it as Parquet, CSV or JSON Lines";
    private static final Kind[] KINDS = {
        new Kind(0, "Obj\u0001", "an Avro file", TO_PARQUET + " (pandas, Spark and DuckDB read Avro)"),
        new Kind(0, "ORC", "an ORC file", TO_PARQUET + " (pandas.read_orc, then to_parquet)"),
        new Kind(0, "ARROW1", "an Arrow (Feather) file", TO_PARQUET + " (pandas.read_feather, then to_parquet)"),
        new Kind(0, "FEA1", "a Feather file", TO_PARQUET + " (pandas.read_feather, then to_parquet)"),
        new Kind(0, "\u00ff\u00ff\u00ff\u00ff\u0100\u0100\u0000\u0000", "an Arrow stream", TO_PARQUET),
        new Kind(0, "PARE", "an encrypted Parquet file", "write it without encryption; no key is taken"),
        new Kind(
                0, "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1", "an Excel file (.xls)", "save the sheet as CSV"),
        new Kind(0, "\u0089HDF\r\n\u001a\n", "an HDF5 file", TO_PARQUET + " (pandas.read_hdf, then to_parquet)"),
        new Kind(0, "\u0093NUMPY", "a NumPy array", "give its columns names and " + TO_PARQUET),
        new Kind(0, "SQLite format 3\0", "an SQLite database", "export the table as CSV or Parquet"),
        new Kind(8, "DUCK", "a DuckDB database", "export the table: COPY t TO 't.parquet'"),
        new Kind(0, "%PDF-", "a PDF document", "it holds no table that can be read"),
        new Kind(0, "\u0089PNG\r\n\u001a\n", "a PNG image", "it holds no table"),
        new Kind(0, "\u00ff\u00d8\u00ff", "a JPEG image", "it holds no table"),
        new Kind(0, "GIF8", "a GIF image", "it holds no table"),
        new Kind(0, "7z\u00bc\u00af\u0027\u001c", "a 7z archive", "unpack it"),
        new Kind(0, "Rar!\u001a\u0007", "a RAR archive", "unpack it"),
        new Kind(0, "\u007fELF", "a program", "it holds no table"),
        new Kind(257, "ustar", "a tar archive", "unpack it and name the files in it"),
        new Kind(0, "$FL2", "an SPSS file", TO_PARQUET),
        new Kind(0, "<stata_dta>", "a Stata file", TO_PARQUET + " (pandas.read_stata, then to_parquet)"),
        new Kind(84, "SAS FILE", "a SAS file", TO_PARQUET + " (pandas.read_sas, then to_parquet)"),
        new Kind(0, "RDX", "an R data file", TO_PARQUET + " (arrow::write_parquet)"),
        new Kind(0, "X\n\u0000\u0000\u0000", "an R data file (.rds)", TO_PARQUET + " (arrow::write_parquet)"),
        new Kind(0, "MATLAB 5.0", "a MATLAB file", TO_PARQUET),
        new Kind(0, "\u0004\"M\u0018", "an LZ4 file", "unpack it, or compress it with gzip or zstd"),
        new Kind(0, "\u00ff\u0006\u0000\u0000sNaPpY", "a Snappy file", "unpack it, or compress it with gzip or zstd"),
        new Kind(0, "SEQ\u0006", "a Hadoop sequence file", TO_PARQUET),
        new Kind(0, "GGUF", "a GGUF model", "it holds no table; give the data"),
    };

    /** Refuses a file by its name when it begins like one that is no table. */
    static void refuse(InputFile file, byte[] start) {
        for (Kind kind : KINDS) {
            if (kind.matches(start)) {
                throw refused(file, kind.what(), kind.way());
            }
        }
        if (start.length > 3 && start[0] == 'P' && start[1] == 'K' && start[2] < 9 && start[3] < 9) {
            zip(file, new String(start, StandardCharsets.ISO_8859_1));
        }
        if (start.length > 2 && (start[0] & 0xff) == 0x80 && start[1] >= 2 && start[1] <= 5) {
            throw refused(
                    file,
                    "a Python pickle",
                    TO_PARQUET + " (DataFrame.to_parquet); it is not loaded, because a pickle can run code");
        }
        text(
                file,
                new String(start, 0, Math.min(start.length, 4096), StandardCharsets.UTF_8)
                        .replaceFirst("^\uFEFF", "")
                        .strip());
    }

    private static void zip(InputFile file, String start) {
        String name = file.shown().toLowerCase(Locale.ROOT);
        if (start.contains("xl/") || name.matches(".*\\.xls[xmb]")) {
            throw refused(
                    file, "an Excel file (.xlsx)", "save the sheet as CSV (or pandas.read_excel, then to_parquet)");
        }
        if (start.contains("opendocument.spreadsheet")) {
            throw refused(file, "an OpenDocument spreadsheet", "save the sheet as CSV");
        }
        if (start.contains(".npy")) {
            throw refused(file, "a NumPy archive (.npz)", "give its columns names and " + TO_PARQUET);
        }
        throw refused(file, "a zip archive", "unpack it and name the files in it");
    }

    private static void text(InputFile file, String start) {
        String lower = start.substring(0, Math.min(start.length(), 200)).toLowerCase(Locale.ROOT);
        if (start.startsWith("version https://git-lfs.github.com/spec/")) {
            throw refused(file, "a Git LFS pointer, not the data itself", "fetch the data: git lfs pull");
        }
        if (start.matches("(?s)outs:\\s*\\n- (md5|hash|etag): .*")
                || start.matches("(?s)(md5: [0-9a-f]+\\n.*)?outs:\\s*\\n-\\s.*path:.*")) {
            throw refused(file, "a DVC file, not the data itself", "fetch the data: dvc pull");
        }
        if (lower.matches("(?s)\"?sep=[^\\n]{1,2}\"?\\r?\\n.*")) {
            String sign = start.replaceFirst("(?s)^\"?[sS][eE][pP]=(.).*", "$1");
            throw refused(
                    file,
                    "a CSV file with the line sep=" + sign + " that Excel keeps for itself in front",
                    "remove that line, and name the sign if it is not found: "
                            + OptionName.with("delimiter", "'" + sign + "'"));
        }
        if (start.matches("(?s)\\{'[^'\\n]*':.*")) {
            throw refused(
                    file, "a file of Python's dict, which is not JSON", "write it with json.dumps, one object a line");
        }
        if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
            throw refused(file, "an HTML page", "it often is the error page of a download; fetch the data again");
        }
        if (lower.startsWith("<?xml")) {
            throw refused(file, "an XML document", TO_PARQUET);
        }
        if (lower.startsWith("{\\rtf")) {
            throw refused(file, "an RTF document", "it holds no table");
        }
        if (lower.startsWith("-----begin ")) {
            throw refused(file, "a key or certificate", "it holds no table");
        }
        if (start.startsWith("@relation") || start.startsWith("@RELATION")) {
            throw refused(file, "a Weka (ARFF) file", TO_PARQUET);
        }
    }

    /** Refuses a data file that belongs to a table format whose folder says which files count. */
    static void refuseTableFormat(InputFile file) {
        Path folder = file.path().getParent();
        for (int up = 0; folder != null && up < 8; up++, folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("_delta_log"))) {
                throw refused(
                        file,
                        "a file of a Delta table (there is a folder _delta_log)",
                        "files may have been overwritten or deleted there; export the table's live rows as Parquet (Spark, or deltalake.DeltaTable(...).to_pandas())");
            }
            if (Files.isDirectory(folder.resolve(".hoodie"))) {
                throw refused(
                        file,
                        "a file of a Hudi table (there is a folder .hoodie)",
                        "files may have been overwritten there; export the table's live rows as Parquet");
            }
            if (up <= 4 && isIceberg(folder.resolve("metadata"))) {
                throw refused(
                        file,
                        "a file of an Iceberg table (there are metadata/*.metadata.json)",
                        "files may have been overwritten or deleted there; export the table's live rows as Parquet (Spark, or pyiceberg)");
            }
        }
    }

    private static boolean isIceberg(Path metadata) {
        if (!Files.isDirectory(metadata)) {
            return false;
        }
        try (var files = Files.newDirectoryStream(metadata, "*.metadata.json")) {
            return files.iterator().hasNext();
        } catch (java.io.IOException e) {
            return false; // a folder that cannot be listed is not this table's
        }
    }

    private static BadInputException refused(InputFile file, String what, String way) {
        return new BadInputException(file.shown() + ": is " + what + "; " + way);
    }
}
