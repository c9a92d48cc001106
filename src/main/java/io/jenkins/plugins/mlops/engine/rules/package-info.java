/** The language of rules: parsing, conditions, and the words for them. What a rule measures stands with the step it belongs to. */
package io.jenkins.plugins.mlops.engine.rules;
