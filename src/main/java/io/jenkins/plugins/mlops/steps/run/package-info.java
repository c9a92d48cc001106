/**
 * One run of a check in a build: brings request, files and connections together, runs the engine on the agent, stores what it found. Pipeline steps and build
 * steps of freestyle jobs alike come through here. No parameter of a user is read here other than from the request.
 */
package io.jenkins.plugins.mlops.steps.run;
