/** Tests in a running Jenkins; only the standard build has the harness for them. */
package io.jenkins.plugins.mlops.harness;
