package io.jenkins.plugins.mlops.agent;

/**
 * Settings of an engine process.
 *
 * @param java Java home or java program on the agent, or null for the Java that runs the agent
 * @param memory what the process may use in all, in MiB
 * @param threads worker threads, or 0 for as many as the agent has processors
 * @param cache where its files are kept on agents
 * @param reportLimit what the result files of one check may take on the controller, in MiB
 */
public record EngineSettings(String java, int memory, int threads, CacheSettings cache, int reportLimit) {
    private static final int LARGEST_HEAP = 256;

    /**
     * Java heap of the process in MiB; the engine gives what is left of its memory to the embedded database, outside of the heap.
     * Checking data happens in the database nearly alone; everything else works on models and rows in Java.
     */
    int heap(String command) {
        return command.equals("validate") ? Math.min(LARGEST_HEAP, memory / 2) : memory * 5 / 8;
    }

    /** The program to start. */
    String program(AgentFacts agent) {
        String exe = agent.os().equals("windows") ? "java.exe" : "java";
        if (java == null) {
            return agent.javaHome() + agent.fileSeparator() + "bin" + agent.fileSeparator() + exe;
        }
        boolean program =
                java.endsWith("/java") || java.endsWith("\\java") || java.endsWith("java.exe") || java.equals("java");
        return program ? java : java + agent.fileSeparator() + "bin" + agent.fileSeparator() + exe;
    }

    int threads(AgentFacts agent) {
        return threads > 0 ? threads : agent.processors();
    }
}
