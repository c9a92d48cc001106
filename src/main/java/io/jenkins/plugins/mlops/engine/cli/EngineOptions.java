package io.jenkins.plugins.mlops.engine.cli;

/** The options that bound what the engine takes of the machine; the same in every command. */
final class EngineOptions {
    static final Option THREADS = Option.one("threads", "N", "worker threads (default: all processors)")
            .as(OptionType.whole(1));

    private EngineOptions() {}

    static Option memory(String help) {
        return Option.one("memory", "SIZE", help).as(OptionType.SIZE);
    }

    static int threads(Options options) {
        return options.value(THREADS.name(), Runtime.getRuntime().availableProcessors());
    }
}
