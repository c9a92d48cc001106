/** A look at the columns of a table over all rows: their kinds, and how many values are missing and different. */
package io.jenkins.plugins.mlops.engine.data.survey;
