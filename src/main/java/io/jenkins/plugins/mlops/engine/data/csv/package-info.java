/**
 * The writing of CSV files: how a file is divided into records and fields. There is one definition of it, {@code CsvTokens}; the database reads only
 * files that it divides in the same way, and others are written anew first.
 */
package io.jenkins.plugins.mlops.engine.data.csv;
