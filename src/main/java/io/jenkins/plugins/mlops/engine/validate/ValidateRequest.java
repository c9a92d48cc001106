package io.jenkins.plugins.mlops.engine.validate;

import io.jenkins.plugins.mlops.engine.data.InputFiles;
import io.jenkins.plugins.mlops.engine.data.ReadOptions;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Request for a validation of data.
 *
 * @param inputs finds files
 * @param data files and globs, read as one table
 * @param contract contract file, or null
 * @param object for a contract of several tables, the one to check, or null
 * @param rules inline rules
 * @param reference files of the table named {@code reference}, or empty
 * @param splits further tables by name
 * @param target the column to be predicted, or null
 * @param slices lists of columns whose combinations shall be looked at
 * @param sensitive columns whose values may not be shown
 * @param options how to read files
 * @param memoryBytes memory limit of the database
 * @param threads worker threads
 * @param now what {@code now()} means
 */
public record ValidateRequest(
        InputFiles inputs,
        List<String> data,
        String contract,
        String object,
        List<String> rules,
        List<String> reference,
        Map<String, List<String>> splits,
        String target,
        List<List<String>> slices,
        List<String> sensitive,
        ReadOptions options,
        long memoryBytes,
        int threads,
        Instant now) {}
