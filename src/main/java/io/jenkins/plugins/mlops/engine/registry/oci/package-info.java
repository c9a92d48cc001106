/** Any OCI registry as a registry of models (OCI distribution specification 1.1). */
package io.jenkins.plugins.mlops.engine.registry.oci;
