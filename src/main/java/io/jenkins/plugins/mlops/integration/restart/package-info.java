/** Builds that restart another one from a stage; only this package needs the plugin for Declarative Pipelines, which need not be there. */
package io.jenkins.plugins.mlops.integration.restart;
