/** Parts that several forms share: access checks, validation messages, ids, numbers, choice of credentials. What one form alone needs stands beside that form. */
package io.jenkins.plugins.mlops.form;
