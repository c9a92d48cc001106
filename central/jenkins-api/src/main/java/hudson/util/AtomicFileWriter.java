package hudson.util;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Path;

public class AtomicFileWriter extends Writer {
    public AtomicFileWriter(Path destinationPath, Charset charset) throws IOException {}

    @Override
    public native void write(char[] cbuf, int off, int len) throws IOException;

    @Override
    public native void flush() throws IOException;

    @Override
    public native void close() throws IOException;

    public native void abort() throws IOException;

    public native void commit() throws IOException;
}
