/** Effect of a verdict, or of an end without one, on a build. What a verdict means by itself is the business of {@code results}. */
package io.jenkins.plugins.mlops.steps.verdict;
