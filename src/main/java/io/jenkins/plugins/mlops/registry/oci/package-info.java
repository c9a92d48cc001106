/** OCI registries as registries of this Jenkins. */
package io.jenkins.plugins.mlops.registry.oci;
