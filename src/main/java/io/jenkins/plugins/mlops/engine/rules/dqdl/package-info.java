/** Tokens and grammar of the Data Quality Definition Language. */
package io.jenkins.plugins.mlops.engine.rules.dqdl;
