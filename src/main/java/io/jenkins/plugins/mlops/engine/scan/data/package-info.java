/** Files that hold plain data alone, proved by their structure. */
package io.jenkins.plugins.mlops.engine.scan.data;
