package hudson.model;

import net.sf.json.JSONObject;
import org.kohsuke.stapler.StaplerRequest2;

public abstract class Descriptor<T extends Describable<T>> {
    public final transient Class<? extends T> clazz = null;

    protected Descriptor() {}

    protected Descriptor(Class<? extends T> clazz) {}

    public native String getDisplayName();

    public native T newInstance(StaplerRequest2 req, JSONObject formData) throws FormException;

    public synchronized native void save();

    public static final class FormException extends Exception {
        private static final long serialVersionUID = 1L;

        public FormException(String message, String formField) {
            super(message);
        }

        public FormException(String message, Throwable cause, String formField) {
            super(message, cause);
        }
    }
}
