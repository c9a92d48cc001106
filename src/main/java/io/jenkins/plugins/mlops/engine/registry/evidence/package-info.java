/** Evidence kept beside a version for auditors: bills of materials, statements, model card, signatures. */
package io.jenkins.plugins.mlops.engine.registry.evidence;
