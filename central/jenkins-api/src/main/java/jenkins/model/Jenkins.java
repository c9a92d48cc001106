package jenkins.model;

import hudson.PluginManager;
import hudson.model.Computer;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Queue;
import hudson.model.TopLevelItem;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import java.io.File;
import java.util.List;
import org.springframework.security.core.Authentication;

public class Jenkins implements AccessControlled, ItemGroup<TopLevelItem> {
    public static final Permission ADMINISTER = null;

    private Jenkins() {}

    public static native Jenkins get() throws IllegalStateException;

    public static native Authentication getAuthentication2();

    public final native <T extends Item> T getItem(String pathName, ItemGroup context, Class<T> type);

    public native <T extends Item> T getItemByFullName(String fullName, Class<T> type);

    @Override
    public native List<TopLevelItem> getItems();

    @Override
    public native String getUrl();

    public static native Jenkins getInstanceOrNull();

    public native boolean isTerminating();

    public native Queue getQueue();

    public native File getRootDir();

    public native String getRootUrl() throws IllegalStateException;

    public native Computer[] getComputers();

    public native PluginManager getPluginManager();
}
