package io.jenkins.plugins.mlops.engine.scan;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.engine.scan.core.Content;
import io.jenkins.plugins.mlops.engine.scan.core.Decision;
import io.jenkins.plugins.mlops.engine.scan.core.FileContent;
import io.jenkins.plugins.mlops.engine.scan.core.Finding;
import io.jenkins.plugins.mlops.engine.scan.core.LimitException;
import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Policy;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Looks through model files for what would run code, reach other files or mislead a reader when they are loaded. Nothing is executed,
 * imported or deserialised; the content decides what a file is, never its name; what cannot be read to its end is not safe.
 */
public final class ModelScanner {
    private final int threads;

    /** A scanner that uses all processors. */
    public ModelScanner() {
        this(Runtime.getRuntime().availableProcessors());
    }

    /**
     * @param threads files looked at at the same time, at least 1
     */
    public ModelScanner(int threads) {
        this.threads = Math.max(1, threads);
    }

    /**
     * Scans files, and folders with everything in them.
     *
     * @throws BadInputException when a path does not exist or cannot be read
     */
    public ScanReport scan(List<Path> models, Policy policy) {
        return look(ModelFile.under(models), models, policy);
    }

    /**
     * Scans files that were found by somebody else.
     *
     * @param models the files by the names the report shows, with slashes
     */
    public ScanReport scan(SortedMap<String, Path> models, Policy policy) {
        return look(ModelFile.named(models), models.keySet(), policy);
    }

    private ScanReport look(List<ModelFile> files, Object models, Policy policy) {
        if (files.isEmpty()) {
            throw new BadInputException(
                    "no model file to scan in " + models + "; give files or a folder that holds some");
        }
        List<Scan> scans = run(files, policy);
        Set<String> described = new HashSet<>();
        for (int i = 0; i < files.size(); i++) {
            for (String reference : scans.get(i).rawReferences()) {
                described.add(files.get(i).sibling(reference));
            }
        }
        CodeRuns code = new CodeRuns(files, policy);
        Set<String> named = code.named(scans);
        Set<Decision> decisions = new LinkedHashSet<>();
        List<Finding> findings = new ArrayList<>();
        List<ScannedFile> scanned = new ArrayList<>();
        long dropped = 0;
        for (int i = 0; i < files.size(); i++) {
            Scan scan = scans.get(i);
            ModelFile file = files.get(i);
            List<Finding> own = new ArrayList<>(scan.findings());
            new Unknowns(files, described, policy).settle(file, scan, own);
            Missing.report(file, scan, own);
            code.settle(file, scan, own);
            if (named.contains(file.shown())) {
                own.removeIf(finding -> finding.code().equals("python-source")
                        && finding.member().isEmpty());
            }
            decisions.addAll(scan.decisions());
            findings.addAll(own);
            Verdict verdict = own.stream()
                    .map(finding -> finding.threat().verdict())
                    .max(Comparator.naturalOrder())
                    .orElse(Verdict.PASSED);
            scanned.add(new ScannedFile(
                    file.shown(),
                    file.bytes(),
                    new ScannedFile.Contents(
                            List.copyOf(scan.formats()),
                            scan.members(),
                            List.copyOf(scan.globals()),
                            List.copyOf(scan.rawReferences())),
                    verdict));
            dropped += scan.dropped();
        }
        findings.sort(Comparator.comparing(Finding::threat));
        return new ScanReport(
                findings,
                scanned,
                Verdict.worst(scanned.stream().map(ScannedFile::verdict).toList()),
                policy,
                List.copyOf(decisions),
                dropped);
    }

    private List<Scan> run(List<ModelFile> files, Policy policy) {
        Dispatcher dispatcher = new Dispatcher();
        if (threads == 1 || files.size() == 1) {
            return files.stream().map(file -> one(file, policy, dispatcher)).toList();
        }
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, files.size()), work -> {
            Thread thread = new Thread(work, "mlops-scan");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<Scan>> running = files.stream()
                    .map(file -> pool.submit(() -> one(file, policy, dispatcher)))
                    .toList();
            List<Scan> scans = new ArrayList<>();
            for (Future<Scan> scan : running) {
                scans.add(scan.get());
            }
            return scans;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the scan was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private static Scan one(ModelFile file, Policy policy, Dispatcher dispatcher) {
        Scan scan = new Scan(policy, dispatcher);
        if (file.leaves()) {
            scan.report(
                    Threat.HIGH,
                    "link",
                    Place.of(file.shown()),
                    -1,
                    "It is a link that leads out of the folder of the model, so that another"
                            + " file would be shipped than was meant.",
                    "Put the file itself in its place.");
            return scan;
        }
        try (Content content = FileContent.open(file.path())) {
            scan.inspect(content, Place.of(file.shown()));
        } catch (LimitException e) {
            if (!scan.failed()) { // it happened while something was only tried
                scan.report(
                        Threat.HIGH,
                        "archive-bomb",
                        Place.of(file.shown()),
                        -1,
                        "The file " + e.getMessage() + ".",
                        "Do not load it; if it is" + " honest, raise the limit in the scan policy.");
            }
            return scan;
        } catch (IOException e) {
            throw new BadInputException("cannot read " + file.shown() + ": " + e.getMessage(), e);
        }
        return scan;
    }
}
