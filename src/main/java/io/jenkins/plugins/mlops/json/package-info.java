/** Reading and writing of the small JSON documents that pass between controller, engine and browser; no library, because the controller's are not ours. */
package io.jenkins.plugins.mlops.json;
