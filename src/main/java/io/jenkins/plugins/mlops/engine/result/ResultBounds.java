package io.jenkins.plugins.mlops.engine.result;

/**
 * Limits of the size of a result document. A build page has to open in a browser, and a controller keeps many of these
 * documents.
 *
 * @param text characters of one string
 * @param checks checks of a document; when there are more, passed ones go first
 * @param examples examples of one check
 * @param values values of one example
 * @param files files of the subject
 * @param sections sections of a document
 * @param entries members of one list or map in a section
 * @param budget values in all sections together; sections that do not fit lose their data
 * @param depth levels of a section's data
 */
public record ResultBounds(
        int text, int checks, int examples, int values, int files, int sections, int entries, int budget, int depth) {

    /** Limits of the documents that the engine writes: at most some ten megabytes. */
    public static final ResultBounds DEFAULT = new ResultBounds(4_000, 5_000, 20, 50, 1_000, 100, 10_000, 500_000, 20);

    /** The document within these bounds; what had to go is told in {@code cut}. */
    public ResultDocument apply(ResultDocument document) {
        return new Cutter(this).document(document);
    }
}
