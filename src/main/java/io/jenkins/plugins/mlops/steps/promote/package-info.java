/** The part of {@code promoteModel} on the controller, and the document that it leaves. */
package io.jenkins.plugins.mlops.steps.promote;
