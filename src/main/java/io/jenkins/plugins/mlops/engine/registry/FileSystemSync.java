package io.jenkins.plugins.mlops.engine.registry;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One wait for everything that was written to a file system, by {@code sync -f} of the GNU core utilities, for Java has no call of the kind. It is used only
 * where it is known to wait for the disk and to tell of failed writes: on file systems of Linux itself, from version 5.8 of the kernel on.
 */
final class FileSystemSync {
    private static final Set<String> KNOWN = Set.of("ext3", "ext4", "xfs", "btrfs");
    private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4}).*", Pattern.DOTALL);
    private static final List<Path> PROGRAMS = List.of(Path.of("/usr/bin/sync"), Path.of("/bin/sync"));

    /** Somebody else may have written so much that it is better to wait for single files. */
    private static final int SECONDS = 30;

    private FileSystemSync() {}

    /**
     * Waits until the disk has everything that was written to the file system of a folder before.
     *
     * @return false when this is not possible here, or did not succeed; nothing is known then
     * @throws InterruptedIOException when this thread is interrupted meanwhile; it stays interrupted
     */
    static boolean of(Path folder) throws IOException {
        if (!tells(System.getProperty("os.name"), System.getProperty("os.version"))
                || !KNOWN.contains(Files.getFileStore(folder).type())) {
            return false;
        }
        for (Path program : PROGRAMS) {
            if (Files.isExecutable(program)) {
                return run(List.of(
                        program.toString(), "-f", folder.toAbsolutePath().toString()));
            }
        }
        return false;
    }

    /** Tells whether a system reports failed writes to whoever waits for a whole file system; Linux does from 5.8 on. */
    static boolean tells(String system, String version) {
        Matcher number = VERSION.matcher(version);
        if (!system.equals("Linux") || !number.matches()) {
            return false;
        }
        int major = Integer.parseInt(number.group(1));
        return major > 5 || major == 5 && Integer.parseInt(number.group(2)) >= 8;
    }

    /** Runs a program; true when it succeeded and said nothing. One that does not know the option says so. */
    static boolean run(List<String> command) throws IOException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            return false; // no process can be started: single files are waited for
        }
        try {
            return process.waitFor(SECONDS, TimeUnit.SECONDS)
                    && process.exitValue() == 0
                    && process.getInputStream().read() < 0;
        } catch (InterruptedException e) {
            throw Together.interrupted(e);
        } finally {
            process.destroyForcibly();
        }
    }
}
