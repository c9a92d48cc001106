/** The {@code validateData} command: from a request to a result. Planning stands in {@code plan}, the types of rules in {@code types}. */
package io.jenkins.plugins.mlops.engine.validate;
