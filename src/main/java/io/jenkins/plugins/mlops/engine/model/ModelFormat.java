package io.jenkins.plugins.mlops.engine.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Formats of model files, told apart by their first bytes. */
public enum ModelFormat {
    XGBOOST_JSON,
    XGBOOST_UBJSON,
    LIGHTGBM_TEXT,
    ONNX,
    UNKNOWN;

    /** The format of a file, told from its first bytes (a few thousand are plenty). */
    public static ModelFormat of(byte[] content) {
        int at = 0;
        while (at < content.length
                && (content[at] == ' ' || content[at] == '\n' || content[at] == '\r' || content[at] == '\t')) {
            at++;
        }
        if (at < content.length && content[at] == '{') {
            int next = at + 1;
            while (next < content.length && content[next] <= ' ' && content[next] > 0) {
                next++;
            }
            // After its bracket a JSON object has a quote; a UBJSON object has the type of a length.
            boolean json = next == content.length || content[next] == '"' || content[next] == '}';
            return json ? XGBOOST_JSON : XGBOOST_UBJSON;
        }
        if (begins(content, at, "tree\n") || begins(content, at, "tree\r\n")) {
            return LIGHTGBM_TEXT;
        }
        return onnx(content) ? ONNX : UNKNOWN;
    }

    /** A message whose first field is the small number ir_version, before one of the fields a model has. */
    private static boolean onnx(byte[] content) {
        if (content.length < 3 || content[0] != 0x08 || content[1] <= 0) {
            return false;
        }
        int field = (content[2] & 0xff) >> 3;
        int kind = content[2] & 7;
        return kind == 2 && (field >= 2 && field <= 4 || field >= 6 && field <= 8 || field == 14)
                || kind == 0 && field == 5;
    }

    private static boolean begins(byte[] content, int at, String text) {
        byte[] expected = text.getBytes(StandardCharsets.US_ASCII);
        return content.length - at >= expected.length
                && Arrays.equals(content, at, at + expected.length, expected, 0, expected.length);
    }
}
