package io.jenkins.plugins.mlops.registry;

import hudson.model.ModelObject;
import java.io.IOException;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A page with the forms that change a model's aliases. */
public abstract class AliasPage implements ModelObject {
    /** The model whose aliases they are. */
    public abstract ModelPage getModel();

    public final boolean isPromoter() {
        return Jenkins.get().hasPermission(MlopsPermissions.PROMOTE);
    }

    /** Moves an alias to a version that is not worse in the metrics given, or by hand when none is. */
    @POST
    public final HttpResponse doPromote(
            @QueryParameter String version,
            @QueryParameter String alias,
            @QueryParameter String compare,
            @QueryParameter String note,
            @QueryParameter String agreed)
            throws IOException {
        return forms(AliasForms.Kind.promote, new AliasForm(version, alias, compare, note).agreed(agreed))
                .submit();
    }

    /** Moves an alias back. */
    @POST
    public final HttpResponse doRollback(
            @QueryParameter String alias, @QueryParameter String note, @QueryParameter String agreed)
            throws IOException {
        return forms(AliasForms.Kind.rollback, new AliasForm(null, alias, null, note).agreed(agreed))
                .submit();
    }

    /** Removes an alias. */
    @POST
    public final HttpResponse doRemoveAlias(
            @QueryParameter String alias, @QueryParameter String note, @QueryParameter String agreed)
            throws IOException {
        return forms(AliasForms.Kind.removeAlias, new AliasForm(null, alias, null, note).agreed(agreed))
                .submit();
    }

    /** Tells what one of the forms would do, and does not do it. */
    @POST
    public final HttpResponse doPlan(
            @QueryParameter String form,
            @QueryParameter String version,
            @QueryParameter String alias,
            @QueryParameter String compare)
            throws IOException {
        AliasForm fields = new AliasForm(version, alias, compare, null);
        for (AliasForms.Kind kind : AliasForms.Kind.values()) {
            if (kind.name().equals(form)) {
                return forms(kind, fields).plan();
            }
        }
        Jenkins.get().checkPermission(MlopsPermissions.PROMOTE);
        return HttpResponses.notFound();
    }

    private AliasForms forms(AliasForms.Kind kind, AliasForm fields) {
        Jenkins.get().checkPermission(MlopsPermissions.PROMOTE);
        return new AliasForms(this, kind, fields);
    }
}
