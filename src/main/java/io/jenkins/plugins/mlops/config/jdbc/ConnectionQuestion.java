package io.jenkins.plugins.mlops.config.jdbc;

import hudson.AbortException;
import hudson.FilePath;
import hudson.Util;
import hudson.model.Computer;
import hudson.model.Node;
import hudson.model.TaskListener;
import hudson.slaves.WorkspaceList;
import hudson.util.FormValidation;
import io.jenkins.plugins.mlops.agent.Engine;
import io.jenkins.plugins.mlops.agent.EngineAnswer;
import io.jenkins.plugins.mlops.agent.EngineInput;
import io.jenkins.plugins.mlops.agent.EngineJob;
import io.jenkins.plugins.mlops.agent.EngineSettingsSource;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jenkins.model.Jenkins;

/**
 * Has an engine ask a database what it is and what the account may do: on the built-in node where that takes builds, else on the first node that is online
 * and does. The controller itself has no driver.
 */
final class ConnectionQuestion {
    /** Where an address or a name may go on in the next line of a narrow window. */
    private static final Pattern BREAKS = Pattern.compile("[/:]|\\.(?=[A-Za-z_])");

    private final EngineInput input;

    ConnectionQuestion(EngineInput input) {
        this.input = input;
    }

    /**
     * Asks.
     *
     * @return the answer for a form
     * @throws IOException in one line, when the database does not answer, or there is no place to ask from
     */
    FormValidation ask() throws IOException, InterruptedException {
        Node node = place();
        FilePath root = node.getRootPath();
        if (root == null) {
            throw new AbortException(Messages.ConnectionQuestion_nowhere());
        }
        String token = UUID.randomUUID().toString();
        FilePath folder = root.child("mlops-question-" + token);
        try {
            folder.mkdirs();
            EngineJob job = new EngineJob("connection", Map.of("connection", List.of("-")), token, Map.of(), input);
            Engine engine = new Engine(folder, folder.getRemote(), TaskListener.NULL, EngineSettingsSource.now());
            return shown(engine.ask(job), node);
        } finally {
            folder.deleteRecursive();
            FilePath temporary = WorkspaceList.tempDir(folder);
            if (temporary != null) {
                temporary.deleteRecursive();
            }
        }
    }

    private static FormValidation shown(EngineAnswer answer, Node node) {
        String name = node.getNodeName().isEmpty() ? Messages.ConnectionQuestion_builtIn() : node.getNodeName();
        String lines = Stream.of(
                        answer.warnings().stream(),
                        answer.told().stream(),
                        Stream.of(Messages.ConnectionQuestion_askedOn(name)))
                .flatMap(each -> each)
                .map(line -> BREAKS.matcher(Util.escape(line)).replaceAll("$0<wbr>"))
                .collect(Collectors.joining("<br>"));
        return answer.warnings().isEmpty()
                ? FormValidation.okWithMarkup(lines)
                : FormValidation.warningWithMarkup(lines);
    }

    private static Node place() throws IOException {
        Node other = null;
        for (Computer computer : Jenkins.get().getComputers()) {
            Node node = computer.getNode();
            if (node == null
                    || !computer.isOnline()
                    || !computer.isAcceptingTasks()
                    || computer.getNumExecutors() == 0) {
                continue;
            }
            if (node.getNodeName().isEmpty()) {
                return node;
            }
            other = other == null ? node : other;
        }
        if (other == null) {
            throw new AbortException(Messages.ConnectionQuestion_nowhere());
        }
        return other;
    }
}
