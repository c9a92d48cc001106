package io.jenkins.plugins.mlops.engine.result;

import java.util.List;

/**
 * Subject of a document.
 *
 * @param kind {@code dataset}, {@code model} or {@code deployment}
 * @param name the name the user gave
 * @param fingerprint content fingerprint with its algorithm in front, for example {@code sha256:...}, or null
 * @param size how large it is
 * @param files the files, in order
 */
public record Subject(String kind, String name, String fingerprint, Size size, List<SubjectFile> files) {
    public Subject {
        files = List.copyOf(files);
    }

    /**
     * One file of a subject.
     *
     * @param path as the user would name it
     * @param bytes size on disk
     * @param rows rows in it, or null
     * @param fingerprint content fingerprint, or null
     */
    public record SubjectFile(String path, long bytes, Long rows, String fingerprint) {}

    /**
     * How large it is.
     *
     * @param bytes size of all files
     * @param rows number of rows, or null where that has no meaning
     * @param columns number of columns, or null
     */
    public record Size(long bytes, Long rows, Integer columns) {}

    public long bytes() {
        return size.bytes;
    }

    public Long rows() {
        return size.rows;
    }

    public Integer columns() {
        return size.columns;
    }
}
