/** The engine on an agent: bringing its libraries there once, running it as a process of its own, and fetching what it wrote. */
package io.jenkins.plugins.mlops.agent;
