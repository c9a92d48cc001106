/**
 * Tables and queries of databases, read into a file that everything else can work on. What an address may say ({@link
 * io.jenkins.plugins.mlops.engine.connection.DatabaseAddress}) needs nothing but the JDK, so that the controller can ask it too.
 */
package io.jenkins.plugins.mlops.engine.connection;
