package io.jenkins.plugins.mlops.agent;

import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.Serializable;
import java.util.Locale;
import jenkins.agents.ControllerToAgentFileCallable;

/**
 * Facts about an agent and its Java that the controller needs to start the engine there.
 *
 * @param os {@code linux}, {@code macos}, {@code windows}, or the system's own name
 * @param arch {@code amd64}, {@code arm64}, or the system's own name
 * @param javaHome home of the Java that runs the agent
 * @param javaVersion its version
 * @param fileSeparator between the parts of a path
 * @param pathSeparator between the entries of a class path
 * @param processors processors the agent sees
 */
public record AgentFacts(
        String os,
        String arch,
        String javaHome,
        String javaVersion,
        String fileSeparator,
        String pathSeparator,
        int processors)
        implements Serializable {

    /** Asks the Java this runs in. */
    static AgentFacts here() {
        return new AgentFacts(
                os(System.getProperty("os.name")),
                arch(System.getProperty("os.arch")),
                System.getProperty("java.home"),
                System.getProperty("java.version"),
                File.separator,
                File.pathSeparator,
                Runtime.getRuntime().availableProcessors());
    }

    /** The key by which native libraries are told apart. */
    String platform() {
        return os + "_" + arch;
    }

    static String os(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("windows")) {
            return "windows";
        }
        if (lower.startsWith("mac")) {
            return "macos";
        }
        return plain(lower);
    }

    static String arch(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        switch (lower) {
            case "x86_64":
            case "x86-64":
            case "x64":
                return "amd64";
            case "aarch64":
                return "arm64";
            default:
                return plain(lower);
        }
    }

    private static String plain(String text) {
        return text.replaceAll("[^a-z0-9]", "");
    }

    /** Asks the Java of an agent. */
    record Ask() implements ControllerToAgentFileCallable<AgentFacts> {
        @Override
        public AgentFacts invoke(File anywhere, VirtualChannel channel) {
            return here();
        }
    }
}
