package io.jenkins.plugins.mlops.registry;

import io.jenkins.plugins.mlops.json.JsonObject;
import io.jenkins.plugins.mlops.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;

/** An input or output of a model, as a page shows it. */
public final class SignatureRow {
    private static final int MOST = 500;

    private final JsonObject column;

    private SignatureRow(JsonObject column) {
        this.column = column;
    }

    static List<SignatureRow> of(Object signature, String side) {
        List<SignatureRow> rows = new ArrayList<>();
        for (JsonObject column : JsonObject.of(signature).objects(side)) {
            if (rows.size() < MOST) {
                rows.add(new SignatureRow(column));
            }
        }
        return rows;
    }

    public String getName() {
        return column.text("name", "");
    }

    public String getType() {
        return column.text("type", "");
    }

    /** Numbers of values in each direction, -1 for any number; empty when the model does not say. */
    public String getShape() {
        return column.hasList("shape") ? JsonWriter.write(column.list("shape")) : "";
    }
}
