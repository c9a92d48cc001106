package io.jenkins.plugins.mlops.registry;

import hudson.Extension;
import hudson.model.Api;
import hudson.model.RootAction;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** The Models page, {@code /mlops}: what is in the registry. It and everything below it is for those who may see models. */
@Extension
@ExportedBean
public final class ModelsAction implements RootAction, StaplerProxy {
    static final String URL = "mlops";
    private static final int ROWS = 100;

    /** Touches the rights, so that they are known as soon as Jenkins has started. */
    public ModelsAction() {
        MlopsPermissions.VIEW.getId();
    }

    @Override
    public Object getTarget() {
        Jenkins.get().checkPermission(MlopsPermissions.VIEW);
        return this;
    }

    @Override
    public String getIconFileName() {
        return Jenkins.get().hasPermission(MlopsPermissions.VIEW) ? "symbol-cube" : null;
    }

    @Override
    public String getDisplayName() {
        return Messages.ModelsAction_DisplayName();
    }

    @Override
    public String getUrlName() {
        return URL;
    }

    /** Which of the models this page shows. */
    public Paging getPaging() throws IOException {
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        return new Paging(
                EmbeddedRegistry.get().index().models().size(),
                request == null ? null : request.getParameter("page"),
                ROWS);
    }

    /** The models of this page, by name. */
    @Exported(inline = true)
    public List<ModelPage> getModels() throws IOException {
        Jenkins.get()
                .checkPermission(
                        MlopsPermissions.VIEW); // asked here too, because what is exported may stand in another bean
        Paging paging = getPaging();
        List<ModelPage> models = new ArrayList<>();
        for (ModelName name : EmbeddedRegistry.get().index().models().subList(paging.from(), paging.to())) {
            models.add(new ModelPage(name));
        }
        return models;
    }

    /** The page of a model; its key is what stands in the address. */
    public ModelPage getModel(String key) throws IOException {
        return EmbeddedRegistry.get().index().find(key).map(ModelPage::new).orElse(null);
    }

    public Api getApi() {
        return new Api(this);
    }
}
