/** The registry of models in a folder: versions, aliases, events, verification. It needs no library, because a controller uses it, too. */
package io.jenkins.plugins.mlops.engine.registry;
