/** Common parts of all scanners: content, places, findings, bounds on work, the policy. No format is known here. */
package io.jenkins.plugins.mlops.engine.scan.core;
