package org.jenkinsci.plugins.workflow.graph;

import hudson.model.Action;
import hudson.model.Actionable;
import java.util.List;

public abstract class FlowNode extends Actionable {
    public native String getId();

    public native String getDisplayFunctionName();

    public native List<? extends BlockStartNode> getEnclosingBlocks();

    public final native <T extends Action> T getPersistentAction(Class<T> type);
}
