package io.jenkins.plugins.mlops.harness.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What axe-core, the checker of accessibility, finds on a page that is serious or critical, and not Jenkins' own. */
final class Axe {
    private static final String SOURCE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

    /**
     * Parts of pages that Jenkins itself makes and that axe-core objects to in Jenkins 2.541: nothing of the plugin is within them. Its pages
     * name no language; the text under a field is pale; so is the list of builds, whose buttons have no name; the element that opens the offers of
     * a combobox says whether they are open, which one without a role may not.
     */
    private static final List<String> OF_JENKINS = List.of(
            "#breadcrumbBar",
            ".jenkins-breadcrumbs",
            ".app-jenkins-logo",
            ".jenkins-form-description",
            "#side-panel",
            ".dropdown-indicator",
            ".jenkins-menu-dropdown-chevron",
            ".permalinks-list",
            "#page-header",
            "a[class*='display-contents']",
            ".setting-main:has(input.combobox2) div[aria-expanded]:empty");

    /** What axe-core objects to in every control of Jenkins' form library: labels that belong to nothing, help buttons out of the tab order. */
    private static final List<String> OF_JENKINS_FORMS = List.of("label", "select-name", "tabindex");

    private Axe() {}

    static void assertNothingSerious(Page page) {
        check(page, List.of());
    }

    /** For pages whose controls are all made by Jenkins' form library. */
    static void assertNothingSeriousInForm(Page page) {
        check(page, OF_JENKINS_FORMS);
    }

    private static void check(Page page, List<String> without) {
        String script;
        try (InputStream in = Axe.class.getResourceAsStream(SOURCE)) {
            script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException x) {
            throw new IllegalStateException(x);
        }
        page.evaluate(script + ";0");
        Map<?, ?> result = (Map<?, ?>) page.evaluate(
                "([jenkins, without]) => axe.run(document, { resultTypes: ['violations'],"
                        + " rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])) }).then((r) => ({"
                        + " rules: r.passes.length, found: r.violations.filter((v) => v.impact === 'serious' || v.impact === 'critical').flatMap((v) =>"
                        + " v.nodes.map((n) => ({ rule: v.id, target: n.target.join(' '), html: n.html.slice(0, 200), element: document.querySelector(n.target[0]) }))"
                        + " .filter((n) => !n.element || (n.element !== document.documentElement && !n.element.closest(jenkins)))"
                        + " .map((n) => n.rule + ' ' + n.target + ' ' + n.html)) }))",
                List.of(String.join(", ", OF_JENKINS), without));
        assertTrue(((Number) result.get("rules")).intValue() > 5, "axe-core looked at nothing: " + result);
        List<String> found = new ArrayList<>();
        for (Object one : (List<?>) result.get("found")) {
            found.add(String.valueOf(one));
        }
        assertEquals(List.of(), found, page.url());
    }
}
