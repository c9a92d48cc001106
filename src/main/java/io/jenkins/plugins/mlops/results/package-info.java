/** What Jenkins keeps and shows of a check: totals with the build, the document beside it, the trend with the job. */
package io.jenkins.plugins.mlops.results;
