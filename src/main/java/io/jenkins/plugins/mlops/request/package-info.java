/**
 * Request of a step or a build step, and the effect of its verdict on the build. Stored in running Pipelines, so
 * ordinary classes. No form, no page and no agent belongs here.
 */
package io.jenkins.plugins.mlops.request;
