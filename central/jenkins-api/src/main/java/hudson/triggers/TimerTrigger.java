package hudson.triggers;

import hudson.model.Cause;

public class TimerTrigger {
    public static class TimerTriggerCause extends Cause {
        @Override
        public native String getShortDescription();
    }
}
