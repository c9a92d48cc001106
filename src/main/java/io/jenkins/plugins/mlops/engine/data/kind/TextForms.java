package io.jenkins.plugins.mlops.engine.data.kind;

/**
 * Forms of the texts of a column: how many of them have each form.
 *
 * @param sentences three words or more
 * @param moments a date or a time in full, by ISO 8601
 * @param truths {@code true} or {@code false}
 * @param codes a code as machines make them: a UUID, a hash, a ULID
 */
public record TextForms(long sentences, long moments, long truths, long codes) {}
