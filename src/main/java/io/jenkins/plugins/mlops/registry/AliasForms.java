package io.jenkins.plugins.mlops.registry;

import hudson.model.User;
import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.registry.Decisions;
import io.jenkins.plugins.mlops.json.JsonWriter;
import io.jenkins.plugins.mlops.request.OneLine;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/**
 * Actions of the forms on the page of a model or a version. Whoever calls has asked for the right. What is refused comes back to its page with
 * what was written and the reason beside the field.
 */
final class AliasForms {
    private static final int MAX_NOTE = 1_000;

    private final AliasPage page;
    private final Kind kind;
    private final AliasForm form;

    AliasForms(AliasPage page, Kind kind, AliasForm form) {
        this.page = page;
        this.kind = kind;
        this.form = form;
    }

    /** The forms there are, by the names they have on the page. */
    enum Kind {
        promote {
            @Override
            AliasChange read(ModelPage model, AliasForm form) throws IOException {
                return new Promotion(model, form);
            }
        },
        rollback {
            @Override
            AliasChange read(ModelPage model, AliasForm form) {
                return new Rollback(model, form);
            }
        },
        removeAlias {
            @Override
            AliasChange read(ModelPage model, AliasForm form) {
                return new Removal(model, form);
            }
        };

        abstract AliasChange read(ModelPage model, AliasForm form) throws IOException;
    }

    HttpResponse submit() throws IOException {
        try {
            AliasChange change = kind.read(page.getModel(), form);
            Decisions decisions = decisions();
            List<String> plan = change.plan(decisions); // knows the field that is wrong
            if (form.isOtherThan(text(plan))) {
                throw new FieldException("alias", Messages.AliasForms_changed(String.join(" ", plan)));
            }
            change.make(decisions, new AliasChange.By(user(), note()));
            return HttpResponses.redirectToDot();
        } catch (BadInputException x) {
            String field = x instanceof FieldException wrong ? wrong.field() : "alias";
            page.getModel().show(kind, form.refused(field, x.getMessage()));
            return new RefusedForm(page);
        }
    }

    /** What the form would do, for the dialog that asks before: its title and text, or that it would be refused. */
    HttpResponse plan() throws IOException {
        Map<String, Object> plan = new LinkedHashMap<>();
        try {
            AliasChange change = kind.read(page.getModel(), form);
            plan.put("text", text(change.plan(decisions())));
            plan.put("title", change.question());
            plan.put("refused", false);
        } catch (BadInputException x) {
            plan.put("refused", true);
        }
        return new Plan(JsonWriter.write(plan));
    }

    private static String text(List<String> plan) {
        return String.join("\n", plan);
    }

    private Decisions decisions() throws IOException {
        return EmbeddedRegistry.get().open().decisions(page.getModel().name());
    }

    private static String user() {
        User user = User.current();
        return user == null ? "anonymous" : user.getId();
    }

    private String note() {
        return form.getNote().isBlank() ? null : OneLine.of(form.getNote().trim(), MAX_NOTE);
    }

    /** The page again, with its form as it was sent. */
    private record RefusedForm(AliasPage page) implements HttpResponse {
        @Override
        public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, Object node)
                throws IOException, ServletException {
            response.setStatus(400);
            request.getView(page, "index").forward(request, response);
        }
    }

    /** A plan as an answer. */
    private record Plan(String json) implements HttpResponse {
        @Override
        public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, Object node)
                throws IOException {
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Cache-Control", "private, no-store");
            response.setContentType("application/json;charset=UTF-8");
            response.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
        }
    }
}
