/** Results of checks, as tokens for mails and other texts, where the Token Macro plugin is installed. */
package io.jenkins.plugins.mlops.integration.tokens;
