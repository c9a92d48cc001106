package org.jenkinsci.plugins.workflow.graph;

import hudson.model.Action;
import hudson.model.Actionable;
import java.util.List;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;

public abstract class FlowNode extends Actionable {
    public native FlowExecution getExecution();

    public native String getId();

    public native String getDisplayFunctionName();

    public native List<? extends BlockStartNode> getEnclosingBlocks();

    public final native <T extends Action> T getPersistentAction(Class<T> type);
}
