package hudson.triggers;

import hudson.ExtensionPoint;
import hudson.model.Describable;
import hudson.model.Item;
import java.io.ObjectStreamException;

public abstract class Trigger<J extends Item> implements Describable<Trigger<?>>, ExtensionPoint {
    protected Trigger() {}

    public native void start(J project, boolean newInstance);

    public native void stop();

    protected native Object readResolve() throws ObjectStreamException;
}
