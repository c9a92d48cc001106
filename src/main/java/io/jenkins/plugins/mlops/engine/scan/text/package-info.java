/** Texts: JSON, YAML, XML, Python, requirements, and graphs in the text form of protocol buffers. */
package io.jenkins.plugins.mlops.engine.scan.text;
