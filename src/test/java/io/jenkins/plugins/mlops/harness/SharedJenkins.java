package io.jenkins.plugins.mlops.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the tests of a class one Jenkins, as their parameter of type {@link org.jvnet.hudson.test.JenkinsRule}, where {@code @WithJenkins} starts
 * one for each test. Jobs, views, nodes, users, rights, credentials and settings are put back between the tests. What a test changes elsewhere in
 * its Jenkins stays: a class with such tests takes {@code @WithJenkins}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedJenkinsExtension.class)
@interface SharedJenkins {}
