package io.jenkins.plugins.mlops.registry;

import hudson.Extension;
import hudson.model.Api;
import hudson.model.RootAction;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
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

    /** The text that the names of the models shown have to contain, whatever the case; empty for all. */
    public String getAsked() {
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        String asked = request == null ? null : request.getParameter("name");
        return asked == null ? "" : asked.trim();
    }

    private List<ModelName> found() throws IOException {
        String asked = getAsked().toLowerCase(Locale.ROOT);
        return EmbeddedRegistry.get().index().models().stream()
                .filter(name -> name.text().toLowerCase(Locale.ROOT).contains(asked))
                .collect(Collectors.toList());
    }

    /** The number of models, whatever was asked for. */
    public int getAll() throws IOException {
        return EmbeddedRegistry.get().index().models().size();
    }

    /** Which of the models this page shows. */
    public Paging getPaging() throws IOException {
        return paging(found().size());
    }

    private Paging paging(int total) {
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        String query =
                getAsked().isEmpty() ? "" : "name=" + URLEncoder.encode(getAsked(), StandardCharsets.UTF_8) + "&";
        return new Paging(total, request == null ? null : request.getParameter("page"), ROWS, query);
    }

    /** The models of this page, by name. */
    @Exported(inline = true)
    public List<ModelPage> getModels() throws IOException {
        Jenkins.get()
                .checkPermission(
                        MlopsPermissions.VIEW); // asked here too, because what is exported may stand in another bean
        List<ModelName> found = found();
        Paging paging = paging(found.size());
        return found.subList(paging.from(), paging.to()).stream()
                .map(ModelPage::new)
                .collect(Collectors.toList());
    }

    /** The page of a model; its key is what stands in the address. */
    public ModelPage getModel(String key) throws IOException {
        return EmbeddedRegistry.get().index().find(key).map(ModelPage::new).orElse(null);
    }

    public Api getApi() {
        return new Api(this);
    }
}
