/**
 * How the rules of {@code monitorModel} are written, and what each is about. What is here needs no library, so that forms on a controller check rules
 * while they are typed; what becomes of a rule stands in {@code rules}.
 */
package io.jenkins.plugins.mlops.engine.monitor.grammar;
