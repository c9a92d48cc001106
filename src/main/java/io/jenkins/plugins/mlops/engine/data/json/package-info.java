/** The writing of JSON Lines and of JSON arrays of objects: every token of every file is looked at once. */
package io.jenkins.plugins.mlops.engine.data.json;
