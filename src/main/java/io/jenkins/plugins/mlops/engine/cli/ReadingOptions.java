package io.jenkins.plugins.mlops.engine.cli;

import io.jenkins.plugins.mlops.engine.data.CsvOptions;
import io.jenkins.plugins.mlops.engine.data.MissingTokens;
import io.jenkins.plugins.mlops.engine.data.ReadOptions;
import io.jenkins.plugins.mlops.engine.data.kind.ColumnKind;
import io.jenkins.plugins.mlops.engine.data.kind.DeclaredKinds;
import java.util.ArrayList;
import java.util.List;

/** The options that say how data files are read and what their columns mean; the same in every command that reads tables. */
final class ReadingOptions {
    private static final List<Option> OPTIONS = List.of(
            Option.many("kind", "COLUMN=KIND", "what a column means: " + String.join(", ", ColumnKind.words())),
            Option.many(
                    "missing",
                    "TOKEN|COLUMN=TOKEN",
                    "a value that stands for \"missing\", in all columns or in one, for example NA or age=-999"),
            Option.one("delimiter", "C", "separator of CSV fields (detected automatically if not given)"),
            Option.one("decimal", "C", "decimal sign of CSV numbers: . (default) or ,"),
            Option.one("thousands", "C", "separator of thousands in CSV numbers, for example ."),
            Option.one("quote", "C", "quote of CSV fields (default \")"),
            Option.one(
                    "escape",
                    "C",
                    "character before a quote inside a quoted CSV field, for example \\ (default: the quote is doubled)"),
            Option.one("comment", "C", "CSV lines that begin with this character are passed over, for example #"),
            Option.one("header", "A,B,C", "names of the columns of CSV files without a header line"),
            Option.one("encoding", "NAME", "utf-8 (default), utf-16 or latin-1"),
            Option.flag("partitions", "folders such as year=2024 are columns"));

    private ReadingOptions() {}

    /** A command's own options and these. */
    static List<Option> with(Option... own) {
        List<Option> all = new ArrayList<>(List.of(own));
        all.addAll(OPTIONS);
        return List.copyOf(all);
    }

    /** Returns the read options that the command line sets. */
    static ReadOptions of(Options options) {
        return new ReadOptions(
                CsvOptions.named(options::one),
                options.one("encoding"),
                MissingTokens.parse(options.all("missing")),
                DeclaredKinds.parse(options.all("kind")),
                options.has("partitions"));
    }
}
