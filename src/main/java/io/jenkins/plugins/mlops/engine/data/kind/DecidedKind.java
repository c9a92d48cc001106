package io.jenkins.plugins.mlops.engine.data.kind;

/**
 * A kind and who decided it.
 *
 * @param kind the kind
 * @param by who decided
 */
public record DecidedKind(ColumnKind kind, KindSource by) {}
