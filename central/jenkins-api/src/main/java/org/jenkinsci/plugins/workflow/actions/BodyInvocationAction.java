package org.jenkinsci.plugins.workflow.actions;

import hudson.model.InvisibleAction;

public class BodyInvocationAction extends InvisibleAction implements PersistentAction {}
