/**
 * How the rules of {@code validateData} are written. What is here needs no library, so that forms on a controller check rules while they are typed;
 * what the rules do stands in {@code types}.
 */
package io.jenkins.plugins.mlops.engine.validate.grammar;
