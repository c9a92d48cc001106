/** Reads and writes the small JSON documents that pass between controller, engine and browser, by Jackson: the engine brings its own, a controller has that of the plugin jackson2-api. */
package io.jenkins.plugins.mlops.json;
