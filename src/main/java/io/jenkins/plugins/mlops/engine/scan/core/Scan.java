package io.jenkins.plugins.mlops.engine.scan.core;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/** The scan of one file on disk: collects what is found and counts what is spent. Used by one thread. */
public final class Scan {
    private static final int GLOBALS_KEPT = 500;
    private static final int DECISIONS_KEPT = 10_000;

    private final Policy policy;
    private final Inspector inspector;
    private final Budget budget;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<String> globals = new TreeSet<>();
    private final Set<String> formats = new TreeSet<>();
    private final Set<String> rawReferences = new TreeSet<>();
    private final List<Embedded> embedded = new ArrayList<>(0);
    private final Set<Decision> decisions = new LinkedHashSet<>();
    private final Set<CodeRun> codeRuns = new LinkedHashSet<>();
    private int members;
    private long dropped;

    public Scan(Policy policy, Inspector inspector) {
        this(policy, inspector, new Budget(policy.limits().expandedBytes()));
    }

    private Scan(Policy policy, Inspector inspector, Budget budget) {
        this.policy = policy;
        this.inspector = inspector;
        this.budget = budget;
    }

    /** A scan whose findings count only when {@link #adopt} takes them; it spends from the same budget. */
    public Scan trial() {
        return new Scan(policy, inspector, budget);
    }

    /** Takes over everything a trial found. */
    public void adopt(Scan trial) {
        trial.findings.forEach(this::keep);
        trial.globals.forEach(this::global);
        formats.addAll(trial.formats);
        rawReferences.addAll(trial.rawReferences);
        members += trial.members;
        embedded.addAll(trial.embedded);
        decisions.addAll(trial.decisions);
        codeRuns.addAll(trial.codeRuns);
        dropped += trial.dropped;
    }

    /** Notes that bytes of a place are an archive by themselves, which was looked at and holds nothing bad. */
    public void embedded(Place place, long from, long size) {
        if (embedded.size() < DECISIONS_KEPT) {
            embedded.add(new Embedded(place, from, from + size));
        }
    }

    /** Tells whether the bytes lie in such an archive. */
    public boolean isEmbedded(Place place, long from, long to) {
        return embedded.stream().anyMatch(part -> part.place.equals(place) && part.from <= from && to <= part.to);
    }

    private record Embedded(Place place, long from, long to) {}

    /** Notes something that a person may decide to allow. */
    public void decide(Decision decision) {
        if (decisions.size() < DECISIONS_KEPT) {
            decisions.add(decision);
        }
    }

    public Set<Decision> decisions() {
        return decisions;
    }

    /** Notes that code which comes with the model runs at some time; judged when all files of the model are known. */
    public void codeRuns(CodeRun run) {
        if (codeRuns.size() < DECISIONS_KEPT) {
            codeRuns.add(run);
        }
    }

    public Set<CodeRun> codeRuns() {
        return codeRuns;
    }

    public Policy policy() {
        return policy;
    }

    /** Adds a finding; the same kind at the same place and position is kept once. */
    public void report(Threat threat, String code, Place place, long offset, String message, String fix) {
        keep(new Finding(threat, code, place.file(), place.member(), offset, message, fix));
    }

    /** Notes that the policy allows something; what it is starts the sentence. */
    public void allowed(String what, Place place, long offset) {
        report(
                Threat.INFO,
                "allowed-by-policy",
                place,
                offset,
                what + " is not on the built-in list; the policy " + policy.source() + " allows it.",
                "Nothing to do; take it from the policy when it is no longer needed.");
    }

    private void keep(Finding finding) {
        if (!seen.add(finding.code() + '\n' + finding.member() + '\n' + finding.offset() + '\n' + finding.message())) {
            return;
        }
        if (findings.size() < policy.limits().findings()) {
            findings.add(finding);
        } else {
            dropped++;
            seen.remove(finding.code() + '\n' + finding.member() + '\n' + finding.offset() + '\n' + finding.message());
        }
    }

    /** Notes a global that a pickle asks for. */
    public void global(String name) {
        if (globals.size() < GLOBALS_KEPT) {
            globals.add(name);
        }
    }

    /** Notes a format that was met. */
    public void format(String name) {
        formats.add(name);
    }

    /** Notes a file, relative to the one that is scanned, whose bytes are bare numbers that another file describes. */
    public void rawReference(String relative) {
        rawReferences.add(relative);
    }

    /** Looks into something inside the file; what cannot be read becomes a finding, only a limit ends the scan. */
    public void inspect(Content content, Place place) throws LimitException {
        members++;
        guard(place, () -> inspector.inspect(content, place, this));
    }

    /** The same for bytes that come once. */
    public void inspect(InputStream stream, Place place) throws LimitException {
        members++;
        guard(place, () -> inspector.inspect(stream, place, this));
    }

    /** Lets one reader look; what it cannot read becomes a finding, and other readers look all the same. */
    public void read(Place place, Action action) throws LimitException {
        guard(place, action);
    }

    private void guard(Place place, Action action) throws LimitException {
        try {
            if (place.depth() > policy.limits().depth()) {
                throw new LimitException(
                        "is nested more than " + policy.limits().depth() + " containers deep");
            }
            action.run();
        } catch (LimitException e) {
            if (e.first()) {
                report(
                        Threat.HIGH,
                        "archive-bomb",
                        place,
                        -1,
                        "The content " + e.getMessage() + ": it may exhaust the disk or the memory of"
                                + " whoever loads it, and hides what is further inside.",
                        "Do not load it; if it is honest, raise the limit in the scan" + " policy.");
            }
            throw e;
        } catch (MalformedException e) {
            unreadable(place, e.offset(), e.getMessage());
        } catch (IOException e) {
            unreadable(place, -1, "reading it failed (" + e.getMessage() + ")");
        } catch (RuntimeException | StackOverflowError e) {
            unreadable(place, -1, "reading it failed (" + e + ")");
        }
    }

    private void unreadable(Place place, long offset, String why) {
        report(
                Threat.MEDIUM,
                "unreadable",
                place,
                offset,
                "The content cannot be read to its end: " + Text.printable(why, 300)
                        + ". A laxer loader may still run what is in it.",
                "Save the model again with the framework's own function.");
    }

    /** Counts decompressed bytes. */
    public void expanded(long bytes) throws LimitException {
        budget.take(bytes);
    }

    /** Wraps a decompressor so that it keeps to the limits. */
    public InputStream bounded(InputStream stream, LongSupplier consumed) {
        return new BoundedStream(stream, this, consumed);
    }

    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** Tells whether something was found that fails the file. */
    public boolean failed() {
        return findings.stream().anyMatch(f -> f.threat().compareTo(Threat.MEDIUM) <= 0);
    }

    public Set<String> globals() {
        return globals;
    }

    public Set<String> formats() {
        return formats;
    }

    public Set<String> rawReferences() {
        return rawReferences;
    }

    public int members() {
        return members;
    }

    /** Findings beyond the limit that were only counted. */
    public long dropped() {
        return dropped;
    }

    /** Something that reads. */
    public interface Action {
        void run() throws IOException;
    }
}
