package io.jenkins.plugins.mlops.integration.tokens;

import hudson.FilePath;
import hudson.model.AbstractBuild;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.mlops.results.CheckSummary;
import io.jenkins.plugins.mlops.results.MlopsAction;
import java.util.List;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.tokenmacro.DataBoundTokenMacro;
import org.jenkinsci.plugins.tokenmacro.MacroEvaluationException;

/** A token that tells something of the checks of a build. Text from files is in it: a mail in HTML wants {@code escapeHtml=true}. */
public abstract class CheckMacro extends DataBoundTokenMacro {
    private final String token;

    private String check;

    CheckMacro(String token) {
        this.token = token;
    }

    /** Id of the only check to tell of; all of the build when it is not set. */
    @Parameter
    public void setCheck(String check) {
        this.check = check;
    }

    /**
     * The text.
     *
     * @param checks at least one
     * @throws MacroEvaluationException in one line, when the token asks for what there is not
     */
    abstract String text(List<CheckSummary> checks) throws MacroEvaluationException;

    @Override
    public boolean acceptsMacroName(String macroName) {
        return token.equals(macroName);
    }

    @Override
    public List<String> getAcceptedMacroNames() {
        return List.of(token);
    }

    @Override
    public String evaluate(AbstractBuild<?, ?> build, TaskListener listener, String macroName)
            throws MacroEvaluationException {
        return evaluate(build, null, listener, macroName);
    }

    /** The text of a build; nothing for one that made no check at all. */
    @Override
    public String evaluate(Run<?, ?> run, FilePath workspace, TaskListener listener, String macroName)
            throws MacroEvaluationException {
        List<CheckSummary> all = MlopsAction.checksOf(run);
        List<CheckSummary> wanted = check == null
                ? all.stream().filter(one -> !one.isEarlierAttempt()).collect(Collectors.toList())
                : all.stream().filter(one -> one.getId().equals(check)).collect(Collectors.toList());
        if (!wanted.isEmpty()) {
            return text(wanted);
        }
        if (all.isEmpty()) {
            return "";
        }
        throw new MacroEvaluationException(token + ": this build has no check \"" + check + "\"; it has "
                + all.stream().map(CheckSummary::getId).collect(Collectors.joining(", ")));
    }
}
