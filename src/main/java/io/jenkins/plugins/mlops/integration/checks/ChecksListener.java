package io.jenkins.plugins.mlops.integration.checks;

import hudson.Extension;
import hudson.PluginWrapper;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.mlops.results.CheckListener;
import io.jenkins.plugins.mlops.results.CheckSummary;
import jenkins.model.Jenkins;

/** Publishes each check through the Checks API plugin; without that plugin it does nothing. */
@Extension
public final class ChecksListener extends CheckListener {
    private static final String PLUGIN = "checks-api";

    @Override
    public void onCheck(Run<?, ?> run, CheckSummary check, Result effect, TaskListener listener) {
        PluginWrapper plugin = Jenkins.get().getPluginManager().getPlugin(PLUGIN);
        if (plugin != null && plugin.isActive()) {
            new PublishedCheck(run, check, effect)
                    .publish(); // a class apart, whose own classes are there only with the plugin
        }
    }
}
