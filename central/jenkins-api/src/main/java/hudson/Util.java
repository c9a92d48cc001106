package hudson;

public class Util {
    public static native String escape(String text);
}
