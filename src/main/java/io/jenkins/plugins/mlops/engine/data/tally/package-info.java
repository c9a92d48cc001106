/** Numbers of rows by value, of many columns in one scan. */
package io.jenkins.plugins.mlops.engine.data.tally;
