/** Tests in a real browser: the Chromium of this machine, driven by Playwright. Without one they are skipped. */
package io.jenkins.plugins.mlops.harness.browser;
