package io.jenkins.plugins.mlops.engine;

/** Is told what the engine is doing. */
public interface Progress {
    /** A progress that nobody looks at. */
    Progress SILENT = new Progress() {
        @Override
        public void step(String text, double fraction) {}

        @Override
        public void log(String level, String text) {}
    };

    /**
     * Reports how far the work is.
     *
     * @param text what is being done
     * @param fraction 0 to 1, or negative when unknown
     */
    void step(String text, double fraction);

    /**
     * A line worth keeping.
     *
     * @param level {@code info}, {@code warning} or {@code error}
     */
    void log(String level, String text);
}
