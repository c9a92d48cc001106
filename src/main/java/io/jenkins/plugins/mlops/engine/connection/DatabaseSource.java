package io.jenkins.plugins.mlops.engine.connection;

/**
 * A part of a database, before anybody has connected to it.
 *
 * @param spec the database and who reads it
 * @param extract the table or query
 */
public record DatabaseSource(ConnectionSpec spec, Extract extract) {
    /** What results and messages call it. */
    public String shown() {
        return spec.name() + ": " + extract.shown();
    }
}
