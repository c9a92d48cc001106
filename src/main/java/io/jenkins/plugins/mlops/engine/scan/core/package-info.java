/** What all scanners share: content, places, findings, bounds on work, the policy. No format is known here. */
package io.jenkins.plugins.mlops.engine.scan.core;
