/** The result document: verdict, checks, metrics, sections; as JSON and back. */
package io.jenkins.plugins.mlops.engine.result;
