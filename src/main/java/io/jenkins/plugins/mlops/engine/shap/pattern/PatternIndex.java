package io.jenkins.plugins.mlops.engine.shap.pattern;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Turns the bit masks of up to eight facts about 64 rows into one byte per row: a transposition of 8x8 bit matrices in three exchanges. So that
 * its results come out as whole words of eight consecutive rows, masks keep their bits in an order of their own: see {@link #bit}.
 */
public final class PatternIndex {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private PatternIndex() {}

    /** Which bit of its word stands for a row; and which row of its word a bit stands for, as it is the same exchange of two digits. */
    static int bit(int row) {
        return (row & 7) << 3 | row >> 3 & 7;
    }

    /**
     * Fills 64 patterns.
     *
     * @param answers by place of a fact, one bit per row
     * @param facts places of the facts
     * @param word which 64 rows
     * @param patterns receives the results from {@code at} on
     */
    static void fill(long[][] answers, int[] facts, int word, byte[] patterns, int at) {
        int n = facts.length;
        long a = answers[facts[0]][word];
        long b = n > 1 ? answers[facts[1]][word] : 0;
        long c = n > 2 ? answers[facts[2]][word] : 0;
        long d = n > 3 ? answers[facts[3]][word] : 0;
        long e = n > 4 ? answers[facts[4]][word] : 0;
        long f = n > 5 ? answers[facts[5]][word] : 0;
        long g = n > 6 ? answers[facts[6]][word] : 0;
        long h = n > 7 ? answers[facts[7]][word] : 0;
        long t = (a >>> 1 ^ b) & 0x5555555555555555L;
        b ^= t;
        a ^= t << 1;
        t = (c >>> 1 ^ d) & 0x5555555555555555L;
        d ^= t;
        c ^= t << 1;
        t = (e >>> 1 ^ f) & 0x5555555555555555L;
        f ^= t;
        e ^= t << 1;
        t = (g >>> 1 ^ h) & 0x5555555555555555L;
        h ^= t;
        g ^= t << 1;
        t = (a >>> 2 ^ c) & 0x3333333333333333L;
        c ^= t;
        a ^= t << 2;
        t = (b >>> 2 ^ d) & 0x3333333333333333L;
        d ^= t;
        b ^= t << 2;
        t = (e >>> 2 ^ g) & 0x3333333333333333L;
        g ^= t;
        e ^= t << 2;
        t = (f >>> 2 ^ h) & 0x3333333333333333L;
        h ^= t;
        f ^= t << 2;
        t = (a >>> 4 ^ e) & 0x0f0f0f0f0f0f0f0fL;
        e ^= t;
        a ^= t << 4;
        t = (b >>> 4 ^ f) & 0x0f0f0f0f0f0f0f0fL;
        f ^= t;
        b ^= t << 4;
        t = (c >>> 4 ^ g) & 0x0f0f0f0f0f0f0f0fL;
        g ^= t;
        c ^= t << 4;
        t = (d >>> 4 ^ h) & 0x0f0f0f0f0f0f0f0fL;
        h ^= t;
        d ^= t << 4;
        WORDS.set(patterns, at, a);
        WORDS.set(patterns, at + 8, b);
        WORDS.set(patterns, at + 16, c);
        WORDS.set(patterns, at + 24, d);
        WORDS.set(patterns, at + 32, e);
        WORDS.set(patterns, at + 40, f);
        WORDS.set(patterns, at + 48, g);
        WORDS.set(patterns, at + 56, h);
    }
}
