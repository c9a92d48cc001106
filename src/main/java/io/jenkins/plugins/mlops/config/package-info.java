/** What an administrator sets for all jobs, and who may ask about it. */
package io.jenkins.plugins.mlops.config;
