/** Formats of texts such as addresses and dates, by the specifications, as SQL that the database decides row by row. */
package io.jenkins.plugins.mlops.engine.validate.format;
