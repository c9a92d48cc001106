package io.jenkins.plugins.mlops.engine.registry;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A lock that holds between threads and between processes: a lock of this process first, then one on a file, which the system releases
 * when the process dies, however it dies.
 */
final class Locks {
    private static final Map<Path, Locks> ALL = new ConcurrentHashMap<>();

    private final Path file;
    private final ReentrantReadWriteLock threads = new ReentrantReadWriteLock(true);
    private final Object readers = new Object();
    private int readerCount;
    private Held readersFile;

    private Locks(Path file) {
        this.file = file;
    }

    /** The lock on a file, one object for all of this process. */
    static Locks on(Path file) {
        return ALL.computeIfAbsent(file.toAbsolutePath().normalize(), Locks::new);
    }

    /** Lets in others who share, keeps out those who want it alone. */
    Release shared() throws IOException {
        take(threads.readLock());
        try {
            synchronized (readers) {
                if (readerCount == 0) {
                    readersFile = hold(true); // one file lock for all readers of this process
                }
                readerCount++;
            }
        } catch (IOException | RuntimeException e) {
            threads.readLock().unlock();
            throw e;
        }
        return () -> {
            try {
                synchronized (readers) {
                    if (--readerCount == 0) {
                        readersFile.close();
                    }
                }
            } finally {
                threads.readLock().unlock();
            }
        };
    }

    /** Keeps out everybody else. */
    Release alone() throws IOException {
        take(threads.writeLock());
        try {
            Held held = hold(false);
            return () -> {
                try {
                    held.close();
                } finally {
                    threads.writeLock().unlock();
                }
            };
        } catch (IOException | RuntimeException e) {
            threads.writeLock().unlock();
            throw e;
        }
    }

    /** Waits for a lock of this process; whoever is interrupted meanwhile, as by the stop of a build, has to go on without it, as with the lock on the file. */
    private static void take(Lock lock) throws FileLockInterruptionException {
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FileLockInterruptionException();
        }
    }

    private Held hold(boolean shared) throws IOException {
        Files.createDirectories(file.getParent());
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            return new Held(channel, channel.lock(0, Long.MAX_VALUE, shared));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Gives the lock back. */
    interface Release extends AutoCloseable {
        @Override
        void close() throws IOException;
    }

    private record Held(FileChannel channel, FileLock lock) {
        void close() throws IOException {
            lock.release();
            channel.close();
        }
    }
}
