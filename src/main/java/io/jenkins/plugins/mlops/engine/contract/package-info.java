/** Data contracts, of this project (YAML) and of the Open Data Contract Standard, read into rules. Rules are planned and decided in {@code validate}. */
package io.jenkins.plugins.mlops.engine.contract;
