/**
 * Results of a check that Jenkins keeps and shows: totals with the build, the document beside it, the trend with the
 * job.
 */
package io.jenkins.plugins.mlops.results;
