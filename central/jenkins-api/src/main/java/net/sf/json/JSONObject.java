package net.sf.json;

public final class JSONObject {
    public native JSONObject getJSONObject(String key);
}
