package io.jenkins.plugins.mlops.registry;

import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import jenkins.model.Jenkins;

/**
 * Permissions that administrators can grant. Each right brings the ones before it: who may promote may download, and
 * who may download may look.
 */
public final class MlopsPermissions {
    /** The group {@code MLOps} in the matrix of rights. */
    public static final PermissionGroup GROUP =
            new PermissionGroup(MlopsPermissions.class, Messages._MlopsPermissions_Group());

    /** Moving aliases: promotion, rollback, setting and removing them on a page, and protected aliases from a build. */
    public static final Permission PROMOTE = new Permission(
            GROUP, "Promote", Messages._MlopsPermissions_Promote(), Jenkins.ADMINISTER, PermissionScope.JENKINS);

    /** Taking the files of a version. */
    public static final Permission DOWNLOAD =
            new Permission(GROUP, "Download", Messages._MlopsPermissions_Download(), PROMOTE, PermissionScope.JENKINS);

    /** Seeing the models, whatever jobs they come from. */
    public static final Permission VIEW =
            new Permission(GROUP, "View", Messages._MlopsPermissions_View(), DOWNLOAD, PermissionScope.JENKINS);

    private MlopsPermissions() {}
}
