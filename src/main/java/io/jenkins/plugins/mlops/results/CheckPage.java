package io.jenkins.plugins.mlops.results;

import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.mlops.registry.MlopsPermissions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.verb.GET;

/** The page of one check of a build, {@code mlops/<id>/}, and the files of the check below it. */
public final class CheckPage {
    private static final Map<String, String> TYPES = Map.of(
            "result.json", "application/json;charset=UTF-8",
            "report.html", "text/html;charset=UTF-8",
            "junit.xml", "application/xml;charset=UTF-8",
            "summary.md", "text/markdown;charset=UTF-8");

    private final MlopsTab parent;
    private final CheckSummary check;

    CheckPage(MlopsTab parent, CheckSummary check) {
        this.parent = parent;
        this.check = check;
    }

    public MlopsTab getParent() {
        return parent;
    }

    /** The build; the layout of a build's page asks for it under this name. */
    public Run<?, ?> getObject() {
        return parent.getRun();
    }

    public CheckSummary getCheck() {
        return check;
    }

    public String getDisplayName() {
        return check.getTitle();
    }

    /** Tells whether the viewer may follow a link to a page of the registry. */
    public boolean isMayViewModels() {
        return Jenkins.get().hasPermission(MlopsPermissions.VIEW);
    }

    /** The files that can be had, for the page to link to. */
    public List<String> getFiles() {
        return TYPES.keySet().stream().filter(this::has).sorted().collect(Collectors.toList());
    }

    /** Tells whether there are details to be shown, and not the totals alone. */
    public boolean isDetailed() {
        return has(BuildResults.DOCUMENT);
    }

    /** Tells whether the check has the file; what a step left that then ended without a result does not count. */
    private boolean has(String file) {
        return check.getVerdict().isDecided()
                && TYPES.containsKey(file)
                && Files.isRegularFile(file(file), LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Sends a file of the check.
     *
     * <p>A report is only ever handed out as a file to keep: opened from here it would run as a page of Jenkins.
     */
    @GET
    public HttpResponse doDynamic(StaplerRequest2 request) {
        parent.getRun().getParent().checkPermission(Item.READ);
        String name = request.getRestOfPath().replaceFirst("^/", "");
        if (!has(name)) {
            return HttpResponses.notFound();
        }
        return new FileResponse(
                file(name), TYPES.get(name), name.equals("result.json") ? null : check.getId() + "-" + name);
    }

    private Path file(String name) {
        return new BuildResults(parent.getRun()).folder(check.getId()).resolve(name);
    }

    /** A file as an answer. */
    private static final class FileResponse implements HttpResponse {
        private final Path file;
        private final String type;
        private final String attachment;

        FileResponse(Path file, String type, String attachment) {
            this.file = file;
            this.type = type;
            this.attachment = attachment;
        }

        @Override
        public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, Object node)
                throws IOException {
            response.setContentType(type);
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
            response.setHeader("Cache-Control", "private, max-age=0, must-revalidate");
            if (attachment != null) {
                response.setHeader("Content-Disposition", "attachment; filename=\"" + attachment + "\"");
            }
            long changed = Files.getLastModifiedTime(file).toMillis();
            try (InputStream in = Files.newInputStream(file)) {
                // The name carries the type once more for a server that would guess it from the name.
                response.serveFile(request, in, changed, 0, Files.size(file), "mime-type:" + type);
            } catch (jakarta.servlet.ServletException x) {
                throw new IOException(x);
            }
        }
    }
}
