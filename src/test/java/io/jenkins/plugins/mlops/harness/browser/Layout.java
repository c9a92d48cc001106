package io.jenkins.plugins.mlops.harness.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;

/** Whether a page fits its window: what is wider scrolls in a box of its own, and the page does not. */
final class Layout {
    private static final String WIDER = "() => { const width = document.documentElement.clientWidth;"
            + " if (document.documentElement.scrollWidth <= width) return '';"
            + " return 'wider by ' + (document.documentElement.scrollWidth - width) + ' px: ' + [...document.body.querySelectorAll('*')]"
            + ".filter((e) => e.getBoundingClientRect().right > width + 1).slice(0, 5).map((e) => e.tagName + '.' + e.className).join(' '); }";

    private Layout() {}

    static void assertFits(Page page) {
        assertEquals("", page.evaluate(WIDER), page.url());
    }
}
