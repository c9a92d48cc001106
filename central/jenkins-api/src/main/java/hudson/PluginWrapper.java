package hudson;

import java.net.URL;

public class PluginWrapper {
    public final URL baseResourceURL;

    private PluginWrapper() {
        baseResourceURL = null;
    }

    public native boolean isActive();
}
