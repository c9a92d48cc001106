package io.jenkins.plugins.mlops.engine.data.csv;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Checks that bytes are UTF-8. */
public final class Utf8 {
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private CharBuffer characters = CharBuffer.allocate(4096);

    /** Tells whether all bytes from one place up to another are UTF-8. */
    public boolean is(byte[] bytes, int from, int to) {
        if (characters.capacity() < to - from) {
            characters = CharBuffer.allocate(2 * (to - from));
        }
        characters.clear();
        decoder.reset();
        return !decoder.decode(ByteBuffer.wrap(bytes, from, to - from), characters, true)
                .isError();
    }
}
