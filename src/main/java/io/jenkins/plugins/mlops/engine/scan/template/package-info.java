/** Jinja templates of chats: tokens, and what leads out of a template. */
package io.jenkins.plugins.mlops.engine.scan.template;
