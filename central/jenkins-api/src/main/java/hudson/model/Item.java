package hudson.model;

import hudson.security.AccessControlled;
import hudson.security.Permission;
import java.io.File;

public interface Item extends AccessControlled {
    Permission CONFIGURE = null;
    Permission READ = null;

    ItemGroup<? extends Item> getParent();

    File getRootDir();

    String getUrl();
}
