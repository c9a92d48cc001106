package io.jenkins.plugins.mlops.engine.model.xgboost;

import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import java.io.IOException;
import java.util.List;

/**
 * A JSON-like document read from front to back, so that JSON and UBJSON have one reader above them. Every method reads exactly one value and
 * throws {@link ModelFormatException} when the value is of another kind or the file is damaged.
 */
interface Document {
    /** Nested objects and arrays a document may have. */
    int NESTING = 64;

    /** Reads the value of a field of an object: must consume it, with {@link Document#skip} when it is of no interest. */
    interface Field {
        void read(String name) throws IOException;
    }

    /** Reads an item of an array: must consume it. */
    interface Item {
        void read() throws IOException;
    }

    /** Reads an object. */
    void fields(Field field) throws IOException;

    /** Reads an array. */
    void items(Item item) throws IOException;

    /** Reads a string, or a number or truth value as text. */
    String text() throws IOException;

    /** Reads an array of strings or numbers, as texts. */
    List<String> texts() throws IOException;

    /** Reads an array of numbers, each rounded to float as XGBoost holds them. */
    float[] floats() throws IOException;

    /** Reads an array of whole numbers (or truth values, as 0 and 1). */
    int[] ints() throws IOException;

    /** Passes over one value. */
    void skip() throws IOException;

    /** Where the reader stands, in words. */
    String position();
}
