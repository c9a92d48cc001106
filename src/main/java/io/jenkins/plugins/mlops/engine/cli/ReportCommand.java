package io.jenkins.plugins.mlops.engine.cli;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.report.ReportFiles;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import io.jenkins.plugins.mlops.engine.result.ResultFormatException;
import io.jenkins.plugins.mlops.engine.result.ResultJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code mlops report}: makes the report files of result documents again. */
final class ReportCommand extends Command {
    ReportCommand() {
        super("report", "makes report.html, junit.xml and summary.md from result documents");
    }

    @Override
    PositionalParamSpec operands() {
        return Option.operands("RESULT.json", "the documents").build();
    }

    @Override
    List<Option> options() {
        return List.of(Option.one(
                "out", "DIR", "folder for the reports; with several documents, one folder below it for each"));
    }

    @Override
    int run(Options options, Output output) throws IOException {
        Path out = Path.of(options.required("out"));
        if (options.operands().isEmpty()) {
            throw new BadInputException("name the result documents: mlops report RESULT.json... --out DIR");
        }
        Set<String> used = new HashSet<>();
        for (String name : options.operands()) {
            ResultDocument document = read(name, output);
            Path folder = out;
            if (options.operands().size() > 1) {
                String base = document.step();
                String unique = base;
                for (int i = 2; !used.add(unique); i++) {
                    unique = base + "-" + i;
                }
                folder = out.resolve(unique);
            }
            ReportFiles.write(document, folder);
            output.line(document.verdict() + "  " + document.step() + "  " + document.message() + "  "
                    + folder.resolve(ReportFiles.HTML));
        }
        return ExitCode.PASSED;
    }

    private static ResultDocument read(String name, Output output) throws IOException {
        try {
            return ResultJson.read(output.inputs().file(name).path());
        } catch (ResultFormatException e) {
            throw new BadInputException(e.getMessage(), e);
        }
    }
}
