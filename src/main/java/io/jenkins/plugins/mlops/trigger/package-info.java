/** {@code modelPromoted}: starts jobs when an alias of a model moves. What a move is, is said by the events of the registry; steps and pages know nothing of jobs that wait. */
package io.jenkins.plugins.mlops.trigger;
