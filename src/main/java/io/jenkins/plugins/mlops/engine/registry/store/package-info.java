/** Common parts of all registries: taking models in, versions, aliases, promotion. */
package io.jenkins.plugins.mlops.engine.registry.store;
