/** How long versions stay in the registry inside Jenkins. Which ones go, the engine's registry decides. */
package io.jenkins.plugins.mlops.registry.retention;
