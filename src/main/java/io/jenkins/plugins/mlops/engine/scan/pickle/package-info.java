/** Python pickles: their operations, what they import and call, and the list of what is allowed. */
package io.jenkins.plugins.mlops.engine.scan.pickle;
