/** The wire format of protocol buffers. What the fields of a message mean is known to the packages that read models and scan them. */
package io.jenkins.plugins.mlops.engine.protobuf;
