package hudson;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

public abstract class Launcher {
    private Launcher() {}

    public final native ProcStarter launch();

    public abstract void kill(Map<String, String> modelEnvVars) throws IOException, InterruptedException;

    public final class ProcStarter {
        private ProcStarter() {}

        public native ProcStarter cmds(List<String> args);

        public native ProcStarter envs(Map<String, String> overrides);

        public native ProcStarter pwd(FilePath workDir);

        public native ProcStarter quiet(boolean quiet);

        public native ProcStarter stdin(InputStream in);

        public native ProcStarter stdout(OutputStream out);

        public native ProcStarter stderr(OutputStream err);

        public native int join() throws IOException, InterruptedException;
    }
}
