package io.jenkins.plugins.mlops.engine.model.onnx;

import java.nio.ByteBuffer;

/**
 * Type of a tensor's elements, as far as the supported operators care; numbers of {@code TensorProto.DataType} in
 * brackets.
 */
enum ElementType {
    /** 32-bit float (1): every result is rounded to it. */
    FLOAT(4),
    /** 64-bit float (11). */
    DOUBLE(8),
    /** Whole numbers (6 int32, 7 int64, 9 bool). */
    INTEGER(8),
    /** int32 (6) as it lies in raw bytes; computed with as {@link #INTEGER}. */
    INT32(4),
    /** Text (8). */
    TEXT(0),
    /** Anything else. */
    OTHER(0);

    final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    static ElementType of(long number) {
        return switch ((int) Math.max(0, Math.min(100, number))) {
            case 1 -> FLOAT;
            case 6 -> INT32;
            case 7 -> INTEGER;
            case 8 -> TEXT;
            case 9 -> INT32;
            case 11 -> DOUBLE;
            default -> OTHER;
        };
    }

    double next(ByteBuffer raw) {
        return switch (this) {
            case FLOAT -> raw.getFloat();
            case DOUBLE -> raw.getDouble();
            case INT32 -> raw.getInt();
            default -> raw.getLong();
        };
    }

    /** A value as this type holds it. */
    double round(double value) {
        return switch (this) {
            case FLOAT -> (float) value;
            case INTEGER, INT32 -> value < 0 ? Math.ceil(value) : Math.floor(value);
            default -> value;
        };
    }
}
