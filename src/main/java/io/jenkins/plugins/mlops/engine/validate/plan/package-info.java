/**
 * Measurements of a table for rules, in as few scans as possible: measures, scopes, and how their answers decide a
 * rule. No type of rule is known here.
 */
package io.jenkins.plugins.mlops.engine.validate.plan;
