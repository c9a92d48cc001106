/** Settings at folders for the jobs below them. Only there when the plugin for folders is: nothing outside of this package names its classes. */
package io.jenkins.plugins.mlops.folder;
