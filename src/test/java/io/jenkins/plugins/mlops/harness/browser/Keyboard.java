package io.jenkins.plugins.mlops.harness.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.util.List;

/** A walk through a page with the tab key. */
final class Keyboard {
    private static final String CONTROLS = "(part) => { const visible = (e) => e.checkVisibility() && !e.disabled;"
            + " const all = [...document.querySelectorAll(part + ' :is(a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex=\"0\"])')]"
            // Of a row of marks one can be reached by tab, and the others from there by arrow.
            + ".filter((e) => visible(e) && e.tabIndex >= 0); all.forEach((e, i) => { e.dataset.walk = i; }); return all.length; }";

    private static final String HERE =
            "() => { const e = document.activeElement; if (!e || e.dataset.walk === undefined) return null;"
                    + " const s = getComputedStyle(e); const seen = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== 'none'"
                    // Jenkins draws the focus of its buttons and links on a part behind them.
                    + " || ['::before', '::after'].some((p) => { const q = getComputedStyle(e, p); return q.boxShadow !== 'none' || q.outlineStyle !== 'none'; });"
                    + " return e.dataset.walk + (seen ? '' : ' unseen ' + e.outerHTML.slice(0, 150)); }";

    private Keyboard() {}

    /** Every control of a part is reached by the tab key, in the order in which they stand, and shows that it is. */
    static void assertReachesAll(Page page, String part) {
        int controls = ((Number) page.evaluate(CONTROLS, part)).intValue();
        assertTrue(controls > 3, controls + " controls");
        page.locator("[data-walk='0']").focus();
        int expected = 0;
        while (true) {
            assertEquals(
                    String.valueOf(expected),
                    page.evaluate(HERE),
                    "stop " + expected + " of " + List.of(page.url(), part));
            if (++expected == controls) {
                return;
            }
            page.keyboard().press("Tab");
        }
    }
}
