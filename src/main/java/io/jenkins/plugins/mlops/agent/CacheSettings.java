package io.jenkins.plugins.mlops.agent;

import java.util.regex.Pattern;

/**
 * Where the engine's files are kept on agents.
 *
 * @param folder absolute path, or null for the root folder of each agent
 * @param days after which a version that nobody used is removed
 */
public record CacheSettings(String folder, int days) {
    public static final int USUAL_DAYS = 30;

    private static final Pattern WINDOWS = Pattern.compile("[A-Za-z]:[\\\\/].*|\\\\\\\\[^\\\\/]+[\\\\/].*");

    /** Tells whether a path is absolute on Linux, macOS and the like. */
    public static boolean isUnixPath(String path) {
        return path.startsWith("/");
    }

    /** Tells whether a path is absolute on Windows: with a drive, or on another machine. */
    public static boolean isWindowsPath(String path) {
        return WINDOWS.matcher(path).matches();
    }

    /**
     * Tells whether the folder is one on this agent. One setting cannot suit both kinds of systems, and some have
     * agents of both.
     */
    boolean suits(AgentFacts agent) {
        return folder != null && (agent.os().equals("windows") ? isWindowsPath(folder) : isUnixPath(folder));
    }
}
