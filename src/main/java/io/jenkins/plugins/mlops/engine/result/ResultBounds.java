package io.jenkins.plugins.mlops.engine.result;

/**
 * Limits of the size of a result document. A build page has to open in a browser, and a controller keeps many of these
 * documents.
 *
 * @param text characters of one string
 * @param ofChecks limits of checks
 * @param files files of the subject
 * @param ofSections limits of sections
 */
public record ResultBounds(int text, CheckBounds ofChecks, int files, SectionBounds ofSections) {

    /** Limits of the documents that the engine writes: at most some ten megabytes. */
    public static final ResultBounds DEFAULT =
            new ResultBounds(4_000, new CheckBounds(5_000, 20, 50), 1_000, new SectionBounds(100, 10_000, 500_000, 20));

    /** The document within these bounds; what had to go is told in {@code cut}. */
    public ResultDocument apply(ResultDocument document) {
        return new Cutter(this).document(document);
    }

    /**
     * Limits of checks.
     *
     * @param checks checks of a document; when there are more, passed ones go first
     * @param examples examples of one check
     * @param values values of one example
     */
    public record CheckBounds(int checks, int examples, int values) {}

    public int checks() {
        return ofChecks.checks;
    }

    public int examples() {
        return ofChecks.examples;
    }

    public int values() {
        return ofChecks.values;
    }

    /**
     * Limits of sections.
     *
     * @param sections sections of a document
     * @param entries members of one list or map in a section
     * @param budget values in all sections together; sections that do not fit lose their data
     * @param depth levels of a section's data
     */
    public record SectionBounds(int sections, int entries, int budget, int depth) {}

    public int sections() {
        return ofSections.sections;
    }

    public int entries() {
        return ofSections.entries;
    }

    public int budget() {
        return ofSections.budget;
    }

    public int depth() {
        return ofSections.depth;
    }
}
