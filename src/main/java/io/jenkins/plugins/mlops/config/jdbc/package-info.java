/** Databases that builds may read, as an administrator configured them. */
package io.jenkins.plugins.mlops.config.jdbc;
