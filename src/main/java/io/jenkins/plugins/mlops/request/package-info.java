/** What a step or a build step asks for, and what its verdict does to the build. Stored in running Pipelines, so ordinary classes. No form, no page and no agent belongs here. */
package io.jenkins.plugins.mlops.request;
