package io.jenkins.plugins.mlops.engine.scan.core;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file on disk. */
public final class FileContent implements Content {
    private static final int SMALL = 1 << 20;

    private final FileChannel channel;
    private final long size;
    private final Path temporary;

    private FileContent(Path file, boolean temporary) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.READ);
        size = channel.size();
        this.temporary = temporary ? file : null;
    }

    /** Opens a user's file; a small one is read at once. */
    public static Content open(Path file) throws IOException {
        FileContent content = new FileContent(file, false);
        if (content.size > SMALL) {
            return content;
        }
        try (content) {
            return new MemoryContent(content.bytes(0, (int) content.size));
        }
    }

    /** Opens a file of our own that goes when it is closed. */
    static FileContent temporary(Path file) throws IOException {
        return new FileContent(file, true);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int read(long at, byte[] into, int offset, int length) throws IOException {
        return at >= size ? -1 : channel.read(ByteBuffer.wrap(into, offset, length), at);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        if (temporary != null) {
            Files.deleteIfExists(temporary);
        }
    }
}
