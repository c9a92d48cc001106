package io.jenkins.plugins.mlops.agent;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One thing to be done by the engine.
 *
 * @param command command of the engine
 * @param options options of the command
 * @param token identifies the step this is done for, over restarts of Jenkins: letters, digits and hyphens
 * @param files files on the controller that the engine needs, by the option that names them; each arrives under its name
 * @param input what the process is told on its standard input, or null
 */
public record EngineJob(
        String command,
        Map<String, List<String>> options,
        String token,
        Map<String, Map<String, Path>> files,
        EngineInput input) {}
