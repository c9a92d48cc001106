package hudson;

import hudson.model.Computer;
import hudson.model.TaskListener;
import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import org.jenkinsci.remoting.RoleSensitive;

public final class FilePath implements Serializable {
    private static final long serialVersionUID = 1L;

    public FilePath(VirtualChannel channel, String remote) {}

    public native String getRemote();

    public native String getName();

    public native FilePath child(String relOrAbsolute);

    public native VirtualChannel getChannel();

    public native Computer toComputer();

    public native void mkdirs() throws IOException, InterruptedException;

    public native void deleteRecursive() throws IOException, InterruptedException;

    public native InputStream read() throws IOException, InterruptedException;

    public native void copyFrom(InputStream in) throws IOException, InterruptedException;

    public native void write(String content, String encoding) throws IOException, InterruptedException;

    public native Launcher createLauncher(TaskListener listener) throws IOException, InterruptedException;

    public native <T> T act(FileCallable<T> callable) throws IOException, InterruptedException;

    public interface FileCallable<T> extends Serializable, RoleSensitive {
        T invoke(File f, VirtualChannel channel) throws IOException, InterruptedException;
    }
}
