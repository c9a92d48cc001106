package hudson.console;

public class HyperlinkNote {
    public static native String encodeTo(String url, String text);
}
