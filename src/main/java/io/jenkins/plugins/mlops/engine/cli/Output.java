package io.jenkins.plugins.mlops.engine.cli;

import io.jenkins.plugins.mlops.engine.Progress;
import io.jenkins.plugins.mlops.engine.data.InputFiles;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import java.nio.file.Path;

/** Where a command tells what it does and found: a terminal, a log, or events for a program. */
interface Output {
    /** Progress of long work. */
    Progress progress();

    /** Finds input files; within a root when the caller gave one. */
    InputFiles inputs();

    /** A result has been written. */
    void result(ResultDocument document, Path folder, int exit);

    /** A plain line of text that is the answer of a command. */
    void line(String text);

    /** The end without a result. */
    void error(int exit, String text);
}
