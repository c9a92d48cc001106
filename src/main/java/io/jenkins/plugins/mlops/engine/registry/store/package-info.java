/** What all registries have in common: taking models in, versions, aliases, promotion. */
package io.jenkins.plugins.mlops.engine.registry.store;
