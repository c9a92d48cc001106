/**
 * Steps that users write: Pipeline steps and freestyle build steps, the one request they all make, and what its verdict
 * does to a build.
 */
package io.jenkins.plugins.mlops.steps;
