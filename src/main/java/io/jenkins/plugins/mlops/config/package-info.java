/** Settings that an administrator makes for all jobs, and who may ask about them. */
package io.jenkins.plugins.mlops.config;
