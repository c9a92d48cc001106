package io.jenkins.plugins.mlops.engine.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What starting a real server on loopback takes, whatever the server. */
final class Servers {
    private Servers() {}

    /** A port of loopback that nobody listens to. */
    static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /** Waits until the server says that it has started, and reads on what it says, so that it never waits for somebody to read. */
    static void awaitStart(Process process, String started) throws IOException {
        StringBuilder said = new StringBuilder();
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.contains(started)) {
                Thread thread = new Thread(() -> reader.lines().forEach(more -> {}), "server-log");
                thread.setDaemon(true);
                thread.start();
                return;
            }
            said.append(line).append('\n');
        }
        throw new IllegalStateException("the server did not start: " + said);
    }

    /** Deletes a folder with all that is in it. */
    static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.delete(file);
        }
    }
}
