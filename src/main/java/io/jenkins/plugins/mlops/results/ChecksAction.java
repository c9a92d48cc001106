package io.jenkins.plugins.mlops.results;

import hudson.Extension;
import hudson.model.AbstractItem;
import hudson.model.Action;
import hudson.model.Api;
import hudson.model.ItemGroup;
import hudson.model.Job;
import hudson.model.RootAction;
import io.jenkins.plugins.mlops.registry.MlopsPermissions;
import java.util.Collection;
import java.util.Set;
import jenkins.model.Jenkins;
import jenkins.model.TransientActionFactory;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * The page {@code mlops-checks/} of Jenkins and of each folder: every job below it that makes checks. It has no right of its own; each viewer
 * gets the jobs that the viewer may read.
 */
public class ChecksAction implements Action {
    static final String URL = "mlops-checks";

    private final ItemGroup<?> group;

    ChecksAction(ItemGroup<?> group) {
        this.group = group;
    }

    ItemGroup<?> group() {
        return group;
    }

    /** The jobs that the address asks for; made anew at each call, so a page asks once. */
    public ChecksList getList() {
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        return request == null
                ? new ChecksList(group(), null, null, null, null)
                : new ChecksList(
                        group(),
                        request.getParameter("name"),
                        request.getParameter("verdict"),
                        request.getParameter("sort"),
                        request.getParameter("page"));
    }

    /** The checks of the folder's own jobs, for its start page. */
    public FolderChecks getOverview() {
        return FolderChecks.of(group());
    }

    /** Of this page, below the root of Jenkins. */
    public String getAddress() {
        return group().getUrl() + URL + "/";
    }

    public Api getApi() {
        return new Api(getList());
    }

    /** Tells whether the viewer may follow a link to the Models page. */
    public boolean isMayViewModels() {
        return Jenkins.get().hasPermission(MlopsPermissions.VIEW);
    }

    /** Listed where a job of this very folder made checks; to look through all folders below would slow their pages down. */
    @Override
    public String getIconFileName() {
        for (Object item : group().getItems()) {
            if (item instanceof Job && TrendLog.of((Job<?, ?>) item).exists()) {
                return "symbol-analytics";
            }
        }
        return null;
    }

    @Override
    public String getDisplayName() {
        return Messages.ChecksAction_DisplayName();
    }

    @Override
    public String getUrlName() {
        return URL;
    }

    /** The page of Jenkins itself. */
    @Extension
    public static final class Root extends ChecksAction implements RootAction {
        public Root() {
            super(null);
        }

        @Override
        ItemGroup<?> group() {
            return Jenkins.get();
        }

        @Override
        public String getIconFileName() {
            return "symbol-analytics";
        }
    }

    /** Gives the page to folders. */
    @Extension
    public static final class Factory extends TransientActionFactory<AbstractItem> {
        @Override
        public Class<AbstractItem> type() {
            return AbstractItem.class;
        }

        @Override
        public Class<? extends Action> actionType() {
            return ChecksAction.class;
        }

        @Override
        public Collection<? extends Action> createFor(AbstractItem target) {
            return target instanceof ItemGroup && !(target instanceof Job)
                    ? Set.of(new ChecksAction((ItemGroup<?>) target))
                    : Set.of();
        }
    }
}
