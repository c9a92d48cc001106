package io.jenkins.plugins.mlops.engine.cli;

import java.util.List;

/** {@code mlops completion}: a script for the shell that completes what is typed. */
final class CompletionCommand implements Command {
    @Override
    public String name() {
        return "completion";
    }

    @Override
    public String summary() {
        return "prints a script by which bash and zsh complete commands and options";
    }

    @Override
    public List<Option> options() {
        return List.of();
    }

    @Override
    public int run(Options options, Output output) {
        output.line(Program.completion());
        return ExitCode.PASSED;
    }
}
