/** The reports of a result: HTML, JUnit and Markdown. Numbers come from the result; nothing is computed here. */
package io.jenkins.plugins.mlops.engine.report;
