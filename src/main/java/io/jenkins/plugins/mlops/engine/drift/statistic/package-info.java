/** The statistics that compare two samples, each by its published definition, without any decision. docs/drift.md lists them. */
package io.jenkins.plugins.mlops.engine.drift.statistic;
