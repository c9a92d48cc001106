package io.jenkins.plugins.mlops.engine.result;

import io.jenkins.plugins.mlops.engine.result.Subject.SubjectFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Brings one document within {@link ResultBounds}. Used once. */
final class Cutter {
    private final ResultBounds bounds;
    private final Values values;
    private final List<String> notes = new ArrayList<>();
    private long examplesLeftOut;

    Cutter(ResultBounds bounds) {
        this.bounds = bounds;
        this.values = new Values(bounds);
    }

    ResultDocument document(ResultDocument document) {
        Subject subject = document.subject() == null ? null : subject(document.subject());
        List<Check> checks = checks(document.checks());
        Map<String, Double> metrics = metrics(document.metrics());
        List<Section> sections = sections(document.sections());
        Environment environment = document.environment() == null ? null : environment(document.environment());
        String message = values.text(document.message());
        if (examplesLeftOut > 0) {
            notes.add(examplesLeftOut + " examples of failing rows are left out");
        }
        if (values.cutTexts() > 0) {
            notes.add(values.cutTexts() + " texts are cut to " + bounds.text() + " characters");
        }
        // Notes of the engine itself come first. They count towards the bounds as well, so that reading and writing
        // again changes nothing.
        List<String> cut = new ArrayList<>();
        document.cut().forEach(note -> cut.add(values.text(note)));
        notes.stream().filter(note -> !cut.contains(note)).forEach(cut::add);
        return new ResultDocument(
                new ResultDocument.Conclusion(
                        values.text(document.step()), document.verdict(), message, document.created()),
                subject,
                new ResultDocument.Findings(checks, metrics, sections),
                environment,
                build(document.build()),
                cut.size() > bounds.entries() ? cut.subList(0, bounds.entries()) : cut);
    }

    private Origin build(Origin build) {
        return new Origin(
                values.text(build.url()),
                values.text(build.name()),
                values.text(build.commit()),
                values.text(build.branch()));
    }

    private Subject subject(Subject subject) {
        List<SubjectFile> files = first(subject.files(), bounds.files(), "files of the subject").stream()
                .map(file -> new SubjectFile(
                        values.text(file.path()), file.bytes(), file.rows(), values.text(file.fingerprint())))
                .toList();
        return new Subject(
                values.text(subject.kind()),
                values.text(subject.name()),
                values.text(subject.fingerprint()),
                new Subject.Size(subject.bytes(), subject.rows(), subject.columns()),
                files);
    }

    /** Keeps the order of the checks; when some must go, those with the better verdict go first. */
    private List<Check> checks(List<Check> all) {
        List<Check> kept = all;
        if (all.size() > bounds.checks()) {
            notes.add(all.size() - bounds.checks() + " of " + all.size() + " checks are left out, passed ones first");
            kept = IntStream.range(0, all.size())
                    .boxed()
                    .sorted(Comparator.comparing((Integer i) -> all.get(i).verdict())
                            .reversed())
                    .limit(bounds.checks())
                    .sorted()
                    .map(all::get)
                    .toList();
        }
        return kept.stream().map(this::check).toList();
    }

    private Check check(Check check) {
        List<Example> examples = check.examples();
        if (examples.size() > bounds.examples()) {
            examplesLeftOut += examples.size() - bounds.examples();
            examples = examples.subList(0, bounds.examples());
        }
        Source source = check.source() == null
                ? null
                : new Source(
                        values.text(check.source().file()),
                        check.source().line(),
                        check.source().column());
        return new Check(
                new CheckedRule(
                        values.text(check.id()),
                        values.text(check.rule()),
                        values.text(check.type()),
                        values.text(check.dimension()),
                        values.text(check.column()),
                        source),
                check.severity(),
                check.verdict(),
                new Observation(
                        values.cell(check.observed()), values.text(check.expected()), values.text(check.message())),
                new FailingRows(
                        check.failing(),
                        check.total(),
                        examples.stream().map(this::example).toList()));
    }

    private Example example(Example example) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (Map.Entry<String, Object> entry : example.values().entrySet()) {
            if (row.size() == bounds.values()) {
                examplesLeftOut++;
                break;
            }
            row.put(values.text(entry.getKey()), values.cell(entry.getValue()));
        }
        return new Example(values.text(example.file()), example.row(), row);
    }

    private Map<String, Double> metrics(Map<String, Double> metrics) {
        Map<String, Double> kept = new LinkedHashMap<>();
        metrics.forEach((name, value) -> {
            if (value != null && Double.isFinite(value) && kept.size() < bounds.entries()) {
                kept.put(values.text(name), value);
            } else {
                notes.add("metric \"" + values.text(name) + "\" is left out: "
                        + (value != null && Double.isFinite(value) ? "too many metrics" : "its value is " + value));
            }
        });
        return kept;
    }

    private List<Section> sections(List<Section> all) {
        List<Section> kept = new ArrayList<>();
        for (Section section : first(all, bounds.sections(), "sections")) {
            String title = values.text(section.title());
            kept.add(new Section(values.text(section.type()), title, values.tree(title, section.data(), notes)));
        }
        return kept;
    }

    private Environment environment(Environment environment) {
        Map<String, String> versions = new LinkedHashMap<>();
        environment.versions().forEach((name, version) -> versions.put(values.text(name), values.text(version)));
        return new Environment(
                versions,
                values.text(environment.os()),
                environment.threads(),
                environment.wallSeconds(),
                environment.cpuSeconds(),
                environment.peakMemoryBytes());
    }

    private <T> List<T> first(List<T> all, int limit, String what) {
        if (all.size() <= limit) {
            return all;
        }
        notes.add(all.size() - limit + " of " + all.size() + " " + what + " are left out");
        return all.subList(0, limit);
    }
}
