/** How a text has to be written to be an address, a date and so on, by the specifications, as SQL that the database decides row by row. */
package io.jenkins.plugins.mlops.engine.validate.format;
