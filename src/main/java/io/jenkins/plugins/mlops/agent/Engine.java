package io.jenkins.plugins.mlops.agent;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Computer;
import hudson.model.Node;
import hudson.model.TaskListener;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.mlops.json.JsonWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Runs the engine beside a workspace.
 *
 * <p>The process is started by the agent itself and with the agent's Java, whatever container or wrapper the build's own commands run
 * in: the workspace is the same there, and the engine needs nothing else of it. Each attempt has a folder of its own under the
 * workspace's temporary folder, so what is left of an attempt that Jenkins lost sight of cannot get in the way of the next.
 */
public final class Engine {
    private static final String MAIN = "io.jenkins.plugins.mlops.engine.cli.Main";
    private static final String CACHE = "mlops-cache";
    private static final int MAX_LINE = 1 << 18;
    private static final int TAIL_LINES = 40;

    private final FilePath workspace;
    private final String folder;
    private final TaskListener listener;
    private final EngineSettings settings;

    /**
     * @param workspace which files may not leave
     * @param folder path on the agent of the folder that file names start in, in the workspace
     */
    public Engine(FilePath workspace, String folder, TaskListener listener, EngineSettings settings) {
        this.workspace = workspace;
        this.folder = folder;
        this.listener = listener;
        this.settings = settings;
    }

    /**
     * Does a job and brings its files to the controller.
     *
     * @param files where result.json and the others shall be; replaced as a whole
     * @throws EngineFailure when the engine decided nothing
     * @throws InterruptedException when the step was stopped; the process is gone and the temporary folder too
     */
    public EngineResult run(EngineJob job, Path files) throws IOException, InterruptedException {
        return attempt(
                job,
                (exit, out) -> new ResultFiles(settings.reportLimit(), listener)
                        .fetch(out, files, exit.result(settings.memory(), listener.getLogger())));
    }

    /**
     * Asks something that leaves no files.
     *
     * @throws EngineFailure in one line, when there is no answer
     * @throws InterruptedException when it was stopped; the process is gone and the temporary folder too
     */
    public EngineAnswer ask(EngineJob job) throws IOException, InterruptedException {
        return attempt(job, (exit, out) -> exit.answer(settings.memory(), listener.getLogger()));
    }

    /** Makes something of an engine that has ended, and of its output folder. */
    private interface Ended<T> {
        T made(EngineExit exit, FilePath out) throws IOException, InterruptedException;
    }

    private <T> T attempt(EngineJob job, Ended<T> ended) throws IOException, InterruptedException {
        Launcher launcher = workspace.createLauncher(TaskListener.NULL);
        FilePath temporary = WorkspaceList.tempDir(workspace);
        if (temporary == null) {
            throw new EngineFailure(
                    "the workspace " + workspace.getRemote() + " has no folder beside it for temporary files");
        }
        EngineTraces traces = new EngineTraces(launcher, temporary.child("mlops-" + job.token()), job.token());
        RunningEngines running = OrphanedEngineCleanup.get().running();
        try {
            running.begin(job.token(), node().getNodeName(), traces.folder().getRemote());
        } catch (IOException x) {
            throw new EngineFailure("the controller cannot note that an engine starts: " + FileErrorText.of(x));
        }
        try {
            traces.remove(); // of an attempt before Jenkins was restarted
            FilePath attempt = traces.folder().child(UUID.randomUUID().toString());
            attempt.mkdirs();
            EngineEvents events = new EngineEvents(listener.getLogger(), System::nanoTime);
            Tail errors = new Tail(TAIL_LINES);
            int exit = start(launcher, job, attempt, traces.cookie(), events, errors);
            return ended.made(new EngineExit(exit, events, errors), attempt.child("out"));
        } finally {
            running.end(job.token(), clean(traces));
        }
    }

    private int start(
            Launcher launcher,
            EngineJob job,
            FilePath attempt,
            Map<String, String> cookie,
            EngineEvents events,
            Tail errors)
            throws IOException, InterruptedException {
        AgentFacts agent = workspace.act(new AgentFacts.Ask());
        EngineBundle bundle = EngineLibrary.get().bundle(agent);
        EngineCache.Place place =
                EngineCache.provide(cache(agent), bundle, settings.cache().days());
        FilePath request = attempt.child("request.json");
        FilePath temporary = attempt.child("tmp");
        temporary.mkdirs();
        Map<String, List<String>> brought = new LinkedHashMap<>();
        if (job.input() != null && job.input().needsDriver()) {
            brought.put("driver", drivers(agent));
        }
        for (Map.Entry<String, Map<String, Path>> files : job.files().entrySet()) {
            brought.put(files.getKey(), sent(files.getValue(), attempt.child(files.getKey())));
        }
        request.write(request(job, agent, attempt, brought), "UTF-8");
        listener.getLogger()
                .printf(
                        "[mlops] engine %s on %s with Java %s, %d threads, %d MiB%s%n",
                        bundle.key(),
                        agent.platform(),
                        agent.javaVersion(),
                        settings.threads(agent),
                        settings.memory(),
                        place.shipped() == 0
                                ? ""
                                : "; " + place.shipped() + " of " + bundle.size() + " bytes sent to the agent");
        try (LineStream out = new LineStream(MAX_LINE, events::line);
                LineStream err = new LineStream(MAX_LINE, errors::add)) {
            return launcher.launch()
                    .cmds(command(job, agent, bundle, place.folder(), temporary, request))
                    .envs(environment(cookie))
                    .pwd(attempt)
                    .quiet(true)
                    .stdin(job.input() == null ? null : job.input().open())
                    .stdout(out)
                    .stderr(err)
                    .join();
        }
    }

    /** ONNX Runtime reports to its maker unless this is said before it starts. */
    private static Map<String, String> environment(Map<String, String> cookie) {
        Map<String, String> environment = new LinkedHashMap<>(cookie);
        environment.put("ORT_DISABLE_TELEMETRY", "1");
        return environment;
    }

    private List<String> command(
            EngineJob job,
            AgentFacts agent,
            EngineBundle bundle,
            FilePath libraries,
            FilePath temporary,
            FilePath request) {
        return List.of(
                settings.program(agent),
                "-Xmx" + settings.heap(job.command()) + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-Dfile.encoding=UTF-8",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + temporary.getRemote(),
                "-cp",
                String.join(agent.pathSeparator(), jars(bundle, agent, libraries)),
                MAIN,
                "--request",
                request.getRemote());
    }

    /** Brings the drivers of the Jenkins home to the agent; their paths there, each by its name, so that no other file counts. */
    private List<String> drivers(AgentFacts agent) throws IOException, InterruptedException {
        EngineBundle drivers = DriverLibrary.get().bundle();
        if (drivers == null) {
            return List.of(); // the engine says what is missing
        }
        EngineCache.Place place =
                EngineCache.provide(cache(agent), drivers, settings.cache().days());
        if (place.shipped() > 0) {
            listener.getLogger().printf("[mlops] drivers: %d bytes sent to the agent%n", place.shipped());
        }
        return jars(drivers, agent, place.folder());
    }

    private static List<String> jars(EngineBundle bundle, AgentFacts agent, FilePath folder) {
        return bundle.files().stream()
                .map(EngineFile::name)
                .filter(name -> name.endsWith(".jar"))
                .map(name -> folder.getRemote() + agent.fileSeparator() + name)
                .collect(Collectors.toList());
    }

    private String request(EngineJob job, AgentFacts agent, FilePath attempt, Map<String, List<String>> brought) {
        Map<String, List<String>> options = new LinkedHashMap<>(job.options());
        options.put("out", List.of(attempt.child("out").getRemote()));
        options.put("threads", List.of(String.valueOf(settings.threads(agent))));
        options.put("memory", List.of(settings.memory() + "m"));
        options.putAll(brought);
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("format", "mlops-request/1");
        request.put("command", job.command());
        request.put("root", workspace.getRemote());
        request.put("folder", folder);
        request.put("options", options);
        return JsonWriter.write(request);
    }

    /** Copies files to the agent; the paths they have there. */
    private static List<String> sent(Map<String, Path> files, FilePath folder)
            throws IOException, InterruptedException {
        List<String> paths = new ArrayList<>();
        folder.mkdirs();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            FilePath there = folder.child(file.getKey());
            try (InputStream in = Files.newInputStream(file.getValue())) {
                there.copyFrom(in);
            }
            paths.add(there.getRemote());
        }
        return paths;
    }

    /** The folder for the engine's files: one of our own in any case, because what is old is deleted there. */
    private FilePath cache(AgentFacts agent) throws IOException {
        FilePath root = root();
        String folder = settings.cache().folder();
        if (folder != null && !settings.cache().suits(agent)) {
            listener.getLogger()
                    .println("[mlops] " + folder + " is not an absolute path on " + agent.os()
                            + ": the engine is kept in the root folder of this agent");
        }
        return (settings.cache().suits(agent) ? root.child(folder) : root).child(CACHE);
    }

    private Node node() throws IOException {
        Computer computer = workspace.toComputer();
        Node node = computer == null ? null : computer.getNode();
        if (node == null) {
            throw new IOException("the agent of " + workspace.getRemote() + " is not connected");
        }
        return node;
    }

    private FilePath root() throws IOException {
        FilePath root = node().getRootPath();
        if (root == null) {
            throw new IOException("the agent of " + workspace.getRemote() + " is not connected");
        }
        return root;
    }

    /** Leaves no process and no folder behind, also in a thread that was interrupted; false when it could not, then {@link OrphanedEngineCleanup} does. */
    private boolean clean(EngineTraces traces) {
        boolean interrupted = Thread.interrupted();
        try {
            traces.remove();
            return true;
        } catch (IOException | RuntimeException x) {
            listener.getLogger()
                    .println("[mlops] could not tidy up " + traces.folder().getRemote() + ": " + x.getMessage());
        } catch (InterruptedException x) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return false;
    }
}
