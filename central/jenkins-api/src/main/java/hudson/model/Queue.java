package hudson.model;

import java.util.List;

public class Queue {
    private Queue() {}

    public native List<Item> getItems(Task t);

    public native boolean cancel(Item item);

    public interface Executable {}

    public interface Task {}

    public abstract static class Item extends Actionable {
        private Item() {}

        public native Task getTask();

        public final native List<Cause> getCauses();
    }

    public static final class LeftItem extends Item {
        private LeftItem() {}

        public native boolean isCancelled();
    }
}
