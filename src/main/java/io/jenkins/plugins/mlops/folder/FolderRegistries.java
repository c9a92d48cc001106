package io.jenkins.plugins.mlops.folder;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import com.cloudbees.hudson.plugins.folder.AbstractFolderProperty;
import com.cloudbees.hudson.plugins.folder.AbstractFolderPropertyDescriptor;
import hudson.Extension;
import hudson.model.Item;
import io.jenkins.plugins.mlops.config.Registries;
import io.jenkins.plugins.mlops.form.FormErrors;
import io.jenkins.plugins.mlops.registry.LocalRegistries;
import io.jenkins.plugins.mlops.registry.ModelRegistry;
import java.util.List;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * Registries of a folder, set by whoever may configure it. Jobs below find them before those of outer folders and those of all of Jenkins, and builds take
 * credentials for them as their own.
 */
public final class FolderRegistries extends AbstractFolderProperty<AbstractFolder<?>> {
    private final List<ModelRegistry> registries;

    /** @throws IllegalArgumentException in one line, when two have the same id */
    @DataBoundConstructor
    public FolderRegistries(List<ModelRegistry> registries) {
        this.registries = Registries.distinct(registries);
    }

    public List<ModelRegistry> getRegistries() {
        return List.copyOf(registries);
    }

    private Object readResolve() {
        return new FolderRegistries(registries);
    }

    /**
     * The part of a folder's form. It also finds the registries of folders: a class of its own for that would be loaded without the plugin for folders, and
     * fail when it is used; this one is not.
     */
    @Extension(optional = true)
    @Symbol("mlopsRegistries")
    public static final class DescriptorImpl extends AbstractFolderPropertyDescriptor implements LocalRegistries {
        @Override
        public String getDisplayName() {
            return Messages.FolderRegistries_DisplayName();
        }

        /** Takes the form; a folder without registries has no property. */
        @Override
        public AbstractFolderProperty<?> newInstance(StaplerRequest2 request, JSONObject form) throws FormException {
            AbstractFolderProperty<?> made = FormErrors.told("registries", () -> super.newInstance(request, form));
            return ((FolderRegistries) made).registries.isEmpty() ? null : made;
        }

        @Override
        public boolean isPlace(Item item) {
            return item instanceof AbstractFolder;
        }

        @Override
        public List<ModelRegistry> at(Item item) {
            FolderRegistries found = item instanceof AbstractFolder
                    ? ((AbstractFolder<?>) item).getProperties().get(FolderRegistries.class)
                    : null;
            return found == null ? List.of() : found.getRegistries();
        }
    }
}
