/** The HTML report of a result. Numbers come from the result; nothing is computed here. */
package io.jenkins.plugins.mlops.engine.report;
