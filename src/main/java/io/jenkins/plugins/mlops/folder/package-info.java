/**
 * Settings at folders for the jobs below them. Only there when the plugin for folders is: nothing outside of this package names its classes. It is an optional
 * integration, too, but not below {@code integration}: the name of its class stands in the configuration of folders.
 */
package io.jenkins.plugins.mlops.folder;
