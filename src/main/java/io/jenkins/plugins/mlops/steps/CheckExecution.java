package io.jenkins.plugins.mlops.steps;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.mlops.agent.EngineKilled;
import io.jenkins.plugins.mlops.request.CheckKind;
import io.jenkins.plugins.mlops.request.CheckRequest;
import io.jenkins.plugins.mlops.request.Reaction;
import io.jenkins.plugins.mlops.results.BuildResults;
import io.jenkins.plugins.mlops.results.CheckListener;
import io.jenkins.plugins.mlops.results.CheckSummary;
import io.jenkins.plugins.mlops.results.CheckVerdict;
import io.jenkins.plugins.mlops.steps.change.AliasPermission;
import io.jenkins.plugins.mlops.steps.register.ReadableJobs;
import io.jenkins.plugins.mlops.steps.run.CheckRunner;
import io.jenkins.plugins.mlops.steps.run.PipelinePlace;
import io.jenkins.plugins.mlops.steps.run.WorkFolder;
import io.jenkins.plugins.mlops.steps.run.Workplace;
import io.jenkins.plugins.mlops.steps.verdict.Gate;
import io.jenkins.plugins.mlops.steps.verdict.NoResult;
import io.jenkins.plugins.mlops.steps.verdict.StageVerdict;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * A check as a running step of a Pipeline.
 *
 * <p>All that is kept of it is its request and a token. After a restart of Jenkins, also after a kill, the check is made again, or, if
 * it had already been stored, its result is taken as it is. The step ends exactly once: whoever ends it first, the check or a stop.
 */
final class CheckExecution extends StepExecution {
    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(CheckExecution.class.getName());

    private final CheckRequest request;
    private final String token = UUID.randomUUID().toString();
    private final String refusal;
    private boolean promoter;
    private ReadableJobs jobs;

    private transient volatile Thread worker;
    private transient volatile Throwable stopped;
    private transient boolean ended;

    /**
     * @param refusal why the parameters are not acceptable, in one line: all that the step does then is to end with it; or null
     */
    CheckExecution(StepContext context, CheckRequest request, String refusal) {
        super(context);
        this.request = request;
        this.refusal = refusal;
    }

    @Override
    public boolean start() throws IOException, InterruptedException {
        // The thread that starts a step runs as its build does, the one that works does not.
        promoter = AliasPermission.ofThisThread();
        jobs = ReadableJobs.ofThisThread(request, getContext().get(Run.class));
        Computer.threadPoolForRemoting.submit(this::work);
        return false;
    }

    @Override
    public void onResume() {
        Computer.threadPoolForRemoting.submit(this::work);
    }

    /** Ends the process and then the step; asked a second time, ends the step at once, whatever becomes of the process. */
    @Override
    public void stop(Throwable cause) {
        Thread busy;
        boolean again;
        synchronized (this) {
            again = stopped != null;
            stopped = cause;
            busy = worker;
            if (busy != null) {
                busy.interrupt();
            }
        }
        if (again) {
            fail(cause);
        }
    }

    @Override
    public String getStatus() {
        return worker == null ? "waiting for a thread" : "running the engine";
    }

    private void work() {
        synchronized (this) {
            worker = Thread.currentThread();
            if (stopped != null) {
                worker.interrupt();
            }
        }
        try {
            CheckOutcome outcome = outcome();
            end(outcome, null);
        } catch (Throwable x) {
            // Whatever it is, the step has to end, unless it is Jenkins that ends: then the step goes on at its next
            // start.
            if (stopped != null || !goingDown()) {
                idle(); // another stop must not interrupt what is written now
                fail(stopped == null ? x : stopped);
            }
        } finally {
            idle();
        }
    }

    private synchronized void idle() {
        worker = null;
        Thread.interrupted(); // the thread goes back to its pool
    }

    /** Ends the step without a result, and has that noted with the build first. */
    private void fail(Throwable failure) {
        Throwable told = failure;
        try {
            NoResult none = new NoResult(
                    request, token, getContext().get(Run.class), getContext().get(TaskListener.class));
            if (stopped == null) {
                told = none.error(failure);
            } else {
                none.aborted(failure instanceof FlowInterruptedException x ? x.getCauses() : List.of());
            }
        } catch (IOException | InterruptedException | RuntimeException x) {
            LOGGER.log(Level.WARNING, x, () -> "a check that ended without a result could not be noted");
        } finally {
            end(null, told);
        }
    }

    private CheckOutcome outcome() throws IOException, InterruptedException {
        StepContext context = getContext();
        Run<?, ?> run = context.get(Run.class);
        TaskListener listener = context.get(TaskListener.class);
        CheckRunner runner = new CheckRunner(request, token, promoter, jobs == null ? new ReadableJobs() : jobs);
        CheckSummary check = runner.found(run);
        if (check == null) {
            new BuildResults(run).reserve(request, token, PipelinePlace.of(context.get(FlowNode.class)));
        } else if (!check.getVerdict().isDecided()) { // Jenkins was killed before the Pipeline knew
            if (check.getVerdict() == CheckVerdict.ABORTED) {
                throw new FlowInterruptedException(Result.ABORTED);
            }
            throw new AbortException(check.getStep() + ": " + check.getMessage());
        }
        if (refusal != null) {
            throw new AbortException(refusal);
        }
        EnvVars environment = context.get(EnvVars.class);
        if (check == null && !request.getKind().needsWorkspace()) {
            check = runner.run(run, null, environment, listener);
        }
        Workplace workplace = new Workplace(context, listener);
        for (boolean copied = !runner.hasCopies(); check == null || !copied; ) {
            FilePath workspace = workplace.await();
            try {
                WorkFolder place = WorkFolder.of(workspace, context.get(FlowNode.class));
                check = check == null ? runner.run(run, place, environment, listener) : check;
                runner.copy(check, run, place);
                copied = true;
            } catch (IOException | RuntimeException x) {
                if (!workplace.lost(workspace) && !(x instanceof EngineKilled && workplace.leaving(workspace))
                        || goingDown()) {
                    throw x;
                }
                listener.getLogger()
                        .println("[mlops] the agent went away in the middle of the check: " + x.getMessage());
            }
        }
        return gate(check, run, listener);
    }

    private static boolean goingDown() {
        Jenkins jenkins = Jenkins.getInstanceOrNull();
        return jenkins == null || jenkins.isTerminating();
    }

    private CheckOutcome gate(CheckSummary check, Run<?, ?> run, TaskListener listener)
            throws IOException, InterruptedException {
        Gate gate = new Gate(request.getPolicy(), check);
        gate.log(listener, run);
        CheckListener.fire(run, check, gate.effect(), listener);
        BuildResults results = new BuildResults(run);
        FlowNode node = getContext().get(FlowNode.class);
        StageVerdict stage = new StageVerdict(node);
        for (String mended : results.mended(check)) {
            stage.clear(mended);
        }
        if (gate.reaction() == Reaction.FAILURE) {
            throw gate.failure();
        }
        if (gate.reaction() == Reaction.UNSTABLE || gate.reaction() == Reaction.STAGE) {
            stage.unstable(gate.line());
            boolean build = gate.reaction() == Reaction.UNSTABLE;
            if (!results.pend(check, node.getId(), build) && build) {
                run.setResult(Result.UNSTABLE);
            }
        }
        String root = Jenkins.get().getRootUrl();
        if (root == null) {
            listener.getLogger()
                    .println("[mlops] Jenkins does not know its own URL (Manage Jenkins, System, Jenkins URL):"
                            + " addresses that this step returns begin below it");
        }
        String page = (root == null ? "" : root) + results.page(check.getId());
        boolean registry =
                request.getKind() == CheckKind.REGISTER_MODEL || request.getKind() == CheckKind.PROMOTE_MODEL;
        return registry
                ? new RegistrationOutcome(check, page)
                : new CheckOutcome(check, page, results.seriesReason(check.getId()));
    }

    private void end(CheckOutcome outcome, Throwable failure) {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
        }
        if (failure == null) {
            getContext().onSuccess(outcome);
        } else {
            getContext().onFailure(failure);
        }
    }
}
