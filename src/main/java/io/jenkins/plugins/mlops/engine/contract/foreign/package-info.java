/** Tells what a file is that was given as a contract and is none, so that it is refused by its name, with the way that leads on. */
package io.jenkins.plugins.mlops.engine.contract.foreign;
