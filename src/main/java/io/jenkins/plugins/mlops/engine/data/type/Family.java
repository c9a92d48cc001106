package io.jenkins.plugins.mlops.engine.data.type;

/** Classes of writings, told from a value alone. */
enum Family {
    INTEGER,
    /** A number with a fraction or an exponent. */
    FRACTION,
    /** A number such as 007. */
    ZERO_LED,
    NOT_A_NUMBER,
    INFINITE,
    DATE,
    LOCAL_TIME,
    ZONED_TIME,
    BOOLEAN,
    TEXT,
    NESTED;

    static final int NUMBERS = INTEGER.bit() | FRACTION.bit();
    static final int TIMES = DATE.bit() | LOCAL_TIME.bit() | ZONED_TIME.bit();

    int bit() {
        return 1 << ordinal();
    }
}
