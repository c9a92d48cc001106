/**
 * Steps that users write: Pipeline steps and build steps of freestyle jobs, their forms and what they return. Names of these classes stand in the
 * configuration of jobs and in stored Pipelines, so they stay here; what a step does when it runs is in the packages below.
 */
package io.jenkins.plugins.mlops.steps;
