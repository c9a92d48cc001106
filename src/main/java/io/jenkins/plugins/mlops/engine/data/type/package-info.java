/**
 * Common properties of the values of a column, and the type that holds all of them as they were written. Works on bytes and knows neither
 * files nor the database.
 */
package io.jenkins.plugins.mlops.engine.data.type;
