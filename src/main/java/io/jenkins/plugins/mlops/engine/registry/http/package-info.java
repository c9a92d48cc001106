/** Requests to registries that are servers: bounded in time and size, repeated where that does no harm. */
package io.jenkins.plugins.mlops.engine.registry.http;
