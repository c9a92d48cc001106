/** What pages of several packages show alike: times as their reader wants them. What one page alone shows stands beside that page. */
package io.jenkins.plugins.mlops.view;
